import { expect, it } from 'vitest';
import { runLanes } from './runLanes.ts';

it('lanes run side by side; a script that fails ends its own lane alone, and is named', async () => {
  const begun: string[] = [];
  let endBuild: () => void = () => undefined;
  const built = new Promise<void>((resolve) => (endBuild = resolve));
  const failed = await runLanes(
    [
      ['types', 'lint', 'never'],
      ['build', 'after'],
    ],
    async (script) => {
      begun.push(script);
      if (script === 'lint') endBuild();
      if (script === 'build') await built;
      return script !== 'lint';
    },
  );
  expect(begun).toEqual(['types', 'build', 'lint', 'after']);
  expect(failed).toEqual(['lint']);
});

it('where nothing fails nothing is named', async () => {
  expect(await runLanes([['a', 'b'], ['c']], async () => true)).toEqual([]);
});
