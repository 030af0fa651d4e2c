import type { Notebook } from '../notebook.ts';
import { programPrint } from '../results/fingerprint.ts';

/** Shorter cells, such as an import, stand in notebooks that have nothing to do with each other. */
const TELLING_CHARACTERS = 24;

/**
 * How much of the writing of two notebooks is the same, of the one that has more, from 0 to 1: versions of one notebook
 * share most of their cells, whether or not their files have kept ids.
 */
export function kinship(a: Notebook, b: Notebook): number {
  const [inA, inB] = [lengthsOf(a), lengthsOf(b)];
  const most = Math.max(sum(inA.values()), sum(inB.values()));
  return most === 0 ? 0 : sum([...inA].flatMap(([print, length]) => (inB.has(print) ? [length] : []))) / most;
}

/** Characters of telling cells, by the fingerprints of their programs. */
function lengthsOf({ cells }: Notebook): ReadonlyMap<string, number> {
  const telling = cells.filter(({ text }) => text.trim().length >= TELLING_CHARACTERS);
  return new Map(telling.map((cell) => [programPrint(cell), cell.text.length]));
}

function sum(lengths: Iterable<number>): number {
  return [...lengths].reduce((all, length) => all + length, 0);
}
