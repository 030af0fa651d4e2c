import type { Cell } from '../cell.ts';
import { programPrint } from '../results/fingerprint.ts';

/** Cells beyond so many pairs are not tried for likeness. */
const MOST_TRIED = 40_000;
/** The part of their lines that two cells must share to be one that was changed. */
const ALIKE = 0.5;

/**
 * Which cells of one version of a notebook are which of another, by their ids, each at most once: the same id and
 * program, then the same program (files of some forms have no ids), then the same id, then the most alike.
 */
export function pairCells(mine: readonly Cell[], theirs: readonly Cell[]): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  const taken = new Set<string>();
  const free = (cells: readonly Cell[], used: { has(id: string): boolean }) => cells.filter(({ id }) => !used.has(id));
  const pair = (own: Cell, other: Cell): void => {
    pairs.set(own.id, other.id);
    taken.add(other.id);
  };
  const pairBy = (keyOf: (cell: Cell) => string): void => {
    const waiting = new Map<string, Cell[]>();
    for (const cell of free(theirs, taken)) waiting.set(keyOf(cell), [...(waiting.get(keyOf(cell)) ?? []), cell]);
    for (const cell of free(mine, pairs)) {
      const other = waiting.get(keyOf(cell))?.shift();
      if (other) pair(cell, other);
    }
  };
  pairBy((cell) => `${cell.id}\n${programPrint(cell)}`);
  pairBy(programPrint);
  pairBy(({ id }) => id);
  pairAlike(free(mine, pairs), free(theirs, taken), pair);
  return pairs;
}

function pairAlike(mine: readonly Cell[], theirs: readonly Cell[], pair: (own: Cell, other: Cell) => void): void {
  if (mine.length * theirs.length > MOST_TRIED) return;
  const tried = mine.flatMap((own) =>
    theirs
      .filter(({ language }) => language === own.language)
      .map((other) => ({ own, other, share: sharedLines(own.text, other.text) })),
  );
  const used = new Set<Cell>();
  for (const { own, other, share } of tried.toSorted((a, b) => b.share - a.share)) {
    if (share < ALIKE) return;
    if (used.has(own) || used.has(other)) continue;
    used.add(own).add(other);
    pair(own, other);
  }
}

/** The part of the longer text's lines that stand in the other too. */
function sharedLines(a: string, b: string): number {
  const [inA, inB] = [linesOf(a), linesOf(b)];
  const most = Math.max(inA.size, inB.size);
  return most === 0 ? 0 : [...inA].filter((line) => inB.has(line)).length / most;
}

function linesOf(text: string): ReadonlySet<string> {
  return new Set(text.split('\n').filter((line) => line.trim() !== ''));
}
