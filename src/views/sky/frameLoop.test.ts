import { expect, test } from 'vitest';
import { frameLoop } from './frameLoop.ts';

test('a loop of frames stops at a pause, and goes on as one loop however often it is paused', () => {
  let asked: (() => void)[] = [];
  let drawn = 0;
  const view = {
    redrawClbk: () => {
      drawn++;
      asked.push(view.redrawClbk);
    },
  };
  const next = () => {
    const frames = asked;
    asked = [];
    for (const frame of frames) frame();
    return drawn;
  };
  const loop = frameLoop(view);
  view.redrawClbk();
  expect([next(), next()]).toEqual([2, 3]);
  loop.pause();
  expect([next(), next()]).toEqual([3, 3]);
  loop.go();
  loop.pause();
  loop.go();
  loop.go();
  const before = next();
  expect([next(), next()]).toEqual([before + 1, before + 2]);
});
