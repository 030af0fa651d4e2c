import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { ASSERTED, MOST_ASSERTED } from './rooms/asserted.ts';
import { assertionsIn } from './rooms/assertionsIn.ts';

const root = resolve(import.meta.dirname, '../..');

function production(): readonly string[] {
  return ['src', 'workers'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
      .filter((path) => /(?<!\.test|\.d)\.ts$/.test(path) && !/\/(testing|test|bench|node_modules)\//.test(path)),
  );
}

const found = new Map(production().map((path) => [path, assertionsIn(path, readFileSync(join(root, path), 'utf8'))]));

it('counts what asks to be believed, and no constant, import or other use of the words', () => {
  const text = `import { a as b } from './a.ts';
    const c = [1] as const;
    export const d = (b as string)[0]! + c[0]! + (<number>b) + Number(!b !== true);`;
  expect(assertionsIn('a.ts', text)).toEqual({ as: 2, nonNull: 2 });
});

it('believes nothing that the list does not name, and no more often than it says', () => {
  const more = [...found].flatMap(([path, { as, nonNull }]) => {
    const [mostAs, mostNonNull] = ASSERTED[path] ?? [0, 0];
    return as > mostAs || nonNull > mostNonNull ? [`${path}: ${as} as (${mostAs}), ${nonNull} ! (${mostNonNull})`] : [];
  });
  expect(more).toEqual([]);
});

it('names only files that there are, and that need it', () => {
  const idle = Object.keys(ASSERTED).filter((path) => {
    const { as, nonNull } = found.get(path) ?? { as: 0, nonNull: 0 };
    return as + nonNull === 0;
  });
  expect(idle).toEqual([]);
});

it('stays below the most of all files together', () => {
  const listed = Object.values(ASSERTED);
  const sum = (at: 0 | 1) => listed.reduce((all, counts) => all + counts[at], 0);
  expect(sum(0)).toBeLessThanOrEqual(MOST_ASSERTED.as);
  expect(sum(1)).toBeLessThanOrEqual(MOST_ASSERTED.nonNull);
});
