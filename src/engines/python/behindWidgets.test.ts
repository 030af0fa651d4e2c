import { expect, test } from 'vitest';
import type { RunEvent } from '../../../workers/wire/runEvent.ts';
import { BehindWidgets } from './behindWidgets.ts';

const shown = (text: string, behind?: number): RunEvent => ({
  ...{ kind: 'shown', shown: { data: { 'text/plain': text } } },
  ...(behind !== undefined && { behind }),
});
const printed: RunEvent = { kind: 'stream', stream: 'stdout', text: 'after' };

test('what is shown waits for what was told of widgets before it, and all behind it waits too', async () => {
  const behind = new BehindWidgets();
  const heard: RunEvent[] = [];
  const pass = (event: RunEvent) => behind.pass(event, (told) => void heard.push(told));
  expect(pass(shown('at once'))).toBeUndefined();
  const waiting = [pass(shown('widget', 2)), pass(printed)];
  behind.take(() => undefined);
  expect(heard).toEqual([shown('at once')]);
  behind.take(() => undefined);
  await Promise.all(waiting);
  expect(heard).toEqual([shown('at once'), shown('widget', 2), printed]);
  expect(pass(shown('later', 2))).toBeUndefined();
});
