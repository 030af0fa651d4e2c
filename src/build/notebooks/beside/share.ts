import type { Verdict } from '../classify.ts';
import type { NotebookOutcome } from '../report.ts';
import type { KernelOutcome } from './kernelOutcome.ts';

/** A cell that runs in Jupyter and not here, with why. */
export type Lost = { readonly notebook: string; readonly place: number; readonly what: string };

/** Of the cells that run in Jupyter, how many run here, and those that do not. */
export type Share = {
  readonly name: string;
  readonly there: number;
  readonly here: number;
  /** Of those that do not run here, how many lack what would have to be compiled for browsers, or rest on such. */
  readonly compiled: number;
  /** The same of packages whose host was not reached, which tells nothing of a reader's page. */
  readonly unreached: number;
  readonly lost: readonly Lost[];
};

/** Of a notebook, what became of its cells here, and in Jupyter. */
export type Pair = { readonly here: NotebookOutcome; readonly there: KernelOutcome };

/** The share `name` of notebooks that were run in both. */
export function shareOf(name: string, pairs: readonly Pair[]): Share {
  const told = pairs.flatMap(({ here, there }) => {
    const seen = new Map(here.cells.map((cell) => [cell.place, cell]));
    return there.cells
      .filter(({ failure }) => failure === undefined)
      .map(({ place }) => ({ notebook: `${here.group}/${here.name}`, place, cell: seen.get(place) }))
      .map(({ cell, ...rest }) => ({
        ...rest,
        isHere: cell?.is === 'ran',
        what: cell?.what || (here.unopened ?? 'there is no such cell'),
        root: rootOf(cell, seen),
      }));
  });
  const notHere = told.filter(({ isHere }) => !isHere);
  const count = (end: string) => notHere.filter(({ root }) => root.endsWith(end)).length;
  return {
    name,
    there: told.length,
    here: told.length - notHere.length,
    compiled: count('(compiled)'),
    unreached: count('(its host not reached)'),
    lost: notHere.map(({ notebook, place, what }) => ({ notebook, place, what })),
  };
}

/** What the first of the cells lacked, each of which failed for want of the one before. */
function rootOf(cell: Verdict | undefined, seen: ReadonlyMap<number, Verdict>): string {
  const before = cell?.after === undefined ? undefined : seen.get(cell.after);
  return before && before !== cell ? rootOf(before, seen) : (cell?.what ?? '');
}

/** Shares in Markdown, each lost cell on a line. */
export function shareText(shares: readonly Share[]): string {
  const lines = [
    '# Beside Jupyter',
    '',
    '| cells that run in Jupyter | there | here too | share | but for compiled packages | and for hosts not reached |',
    '|---|---:|---:|---:|---:|---:|',
    ...shares.map(
      ({ name, there, here, compiled, unreached }) =>
        `| ${[name, there, here, ...[0, compiled, compiled + unreached].map((but) => inCent(here, there - but))].join(' | ')} |`,
    ),
    ...shares.flatMap(({ name, lost }) =>
      lost.length === 0
        ? []
        : [
            '',
            `## Not here: ${name}`,
            '',
            ...lost.map(({ notebook, place, what }) => `- ${notebook}: ${place}: ${what.replace(/\s+/g, ' ').trim()}`),
          ],
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function inCent(part: number, whole: number): string {
  return whole > 0 ? `${((100 * part) / whole).toFixed(1)} %` : '–';
}
