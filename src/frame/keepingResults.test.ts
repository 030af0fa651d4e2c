import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { IDLE } from '../graph/cellRun.ts';
import type { CellState } from '../graph/cellState.ts';
import type { Cell } from '../notebook/cell.ts';
import type { CellResult } from '../notebook/results/cellResult.ts';
import { programPrint } from '../notebook/results/fingerprint.ts';
import { KeepingResults } from './keepingResults.ts';

const CELL: Cell = { id: 'a', language: 'python', text: '1', pinned: true, hidden: false };

function bench({ hasPictures = false } = {}) {
  let cell = CELL;
  let state: CellState = IDLE;
  const saved: (CellResult & { readonly withPictures: boolean })[] = [];
  const keeping = new KeepingResults({
    notebook: () => ({ title: 'T', cells: [cell] }),
    state: () => state,
    made: (_, own) => new Map([['a', `made of ${own(cell)}`]]),
    keptOutputs: async (_, withPictures) => [
      { kind: 'stream', stream: 'stdout', text: withPictures ? 'picture' : 'text' },
    ],
    hasPictures: () => hasPictures,
    save: async (_, result) => void saved.push({ ...result, withPictures: false }),
  });
  const turn = (change: Partial<CellState>): void => {
    state = { ...state, ...change };
    keeping.changed('a');
  };
  const texts = () => saved.map(({ outputs }) => outputs.map((one) => (one.kind === 'stream' ? one.text : '')).join());
  return { keeping, saved, turn, texts, edit: (text: string) => (cell = { ...cell, text }) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('what a cell shows is kept once it has run, with its failure', async () => {
  const { turn, saved } = bench();
  turn({ status: 'running', runs: 1 });
  turn({ outputs: [] });
  await vi.advanceTimersByTimeAsync(5000);
  expect(saved).toEqual([]);
  turn({ status: 'failed', failure: { kind: 'python', message: 'x' } });
  await vi.advanceTimersByTimeAsync(5000);
  expect(saved).toMatchObject([{ own: programPrint(CELL), failure: { message: 'x' } }]);
});

it('it is kept as the result of the program that ran, also where that has been changed since', async () => {
  const { turn, saved, edit } = bench();
  turn({ status: 'running', runs: 1 });
  edit('2');
  turn({ status: 'shown' });
  await vi.advanceTimersByTimeAsync(5000);
  expect(saved).toMatchObject([{ own: programPrint(CELL), made: `made of ${programPrint(CELL)}` }]);
});

it('pictures are taken a second later, and again when the reader has moved a view', async () => {
  const { turn, texts, keeping } = bench({ hasPictures: true });
  turn({ status: 'running', runs: 1 });
  turn({ status: 'shown' });
  await vi.advanceTimersByTimeAsync(500);
  expect(texts()).toEqual(['text']);
  await vi.advanceTimersByTimeAsync(1000);
  expect(texts()).toEqual(['text', 'picture']);
  for (let i = 0; i < 5; i++) {
    keeping.touched('a');
    await vi.advanceTimersByTimeAsync(900);
  }
  expect(texts()).toEqual(['text', 'picture']);
  await vi.advanceTimersByTimeAsync(1000);
  expect(texts()).toEqual(['text', 'picture', 'picture']);
});

it('what is shown of an earlier run, or moved before a run, is not kept anew', async () => {
  const { turn, saved, keeping } = bench();
  turn({ status: 'stale', asOfMs: 1 });
  keeping.touched('a');
  await vi.advanceTimersByTimeAsync(5000);
  expect(saved).toEqual([]);
});

it('what waits is sent at once when the page goes', async () => {
  const { turn, texts, keeping } = bench({ hasPictures: true });
  turn({ status: 'running', runs: 1 });
  turn({ status: 'shown' });
  keeping.hurry();
  await Promise.resolve();
  await Promise.resolve();
  expect(texts()).toEqual(['text']);
});
