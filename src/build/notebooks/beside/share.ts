import type { NotebookOutcome } from '../report.ts';
import type { KernelOutcome } from './kernelOutcome.ts';

/** A cell that runs in Jupyter and not here, with why. */
export type Lost = { readonly notebook: string; readonly place: number; readonly what: string };

/** Of the cells that run in Jupyter, how many run here, and those that do not. */
export type Share = {
  readonly name: string;
  readonly there: number;
  readonly here: number;
  /** Of those that do not run here, how many import what would have to be compiled for browsers. */
  readonly compiled: number;
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
      }));
  });
  const lost = told.filter(({ isHere }) => !isHere).map(({ notebook, place, what }) => ({ notebook, place, what }));
  const compiled = lost.filter(({ what }) => what.endsWith('(compiled)')).length;
  return { name, there: told.length, here: told.length - lost.length, compiled, lost };
}

/** Shares in Markdown, each lost cell on a line. */
export function shareText(shares: readonly Share[]): string {
  const lines = [
    '# Beside Jupyter',
    '',
    '| cells that run in Jupyter | there | here too | share | but for compiled packages |',
    '|---|---:|---:|---:|---:|',
    ...shares.map(
      ({ name, there, here, compiled }) =>
        `| ${[name, there, here, inCent(here, there), inCent(here, there - compiled)].join(' | ')} |`,
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
