import { expect, test } from 'vitest';
import { newestMove, type FigureMove } from './newestMove.ts';

const pan = (from: number, to: number): FigureMove => ({ move: 'pan', from: [from, 0], to: [to, 0] });

test('moves are sent one at a time; drags that wait become one, all of the figure takes the place of what waits', async () => {
  const sent: FigureMove[] = [];
  const answers: (() => void)[] = [];
  const tell = newestMove((move) => {
    sent.push(move);
    return new Promise((resolve) => answers.push(resolve));
  });
  const answer = async (): Promise<void> => {
    answers.shift()?.();
    await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve));
  };
  for (const one of [pan(0, 1), pan(1, 3), pan(3, 2)]) tell(one);
  tell({ move: 'zoom', from: [0, 0], to: [1, 1] });
  expect(sent).toEqual([pan(0, 1)]);
  await answer();
  await answer();
  expect(sent.slice(1)).toEqual([pan(1, 2), { move: 'zoom', from: [0, 0], to: [1, 1] }]);
  tell(pan(5, 6));
  tell({ move: 'all' });
  await answer();
  expect(sent.slice(3)).toEqual([{ move: 'all' }]);
});

test('one that fails is followed by the next', async () => {
  const sent: FigureMove[] = [];
  const tell = newestMove(async (move) => {
    sent.push(move);
    throw new Error('Python is gone');
  });
  tell(pan(0, 1));
  tell(pan(0, 2));
  await new Promise((resolve) => setTimeout(resolve));
  expect(sent).toEqual([pan(0, 1), pan(0, 2)]);
});
