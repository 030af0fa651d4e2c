import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Row } from './rows.ts';
import type { Timed } from './visit.ts';

/** A first and a second visit of somebody, or why they came to nothing. */
export type Pair = { readonly cold: Timed; readonly warm: Timed } | { readonly failed: string };

/** A visit that was begun, and, as a line of its own, what came of it. */
type Line = { readonly row: string; readonly who: string; readonly round: number; readonly pair?: Pair };

/** How often a visit is begun before it counts as one that fails. */
const TRIES = 3;

/**
 * The visits that were made; with `file`, those of earlier runs too, a line of JSON each. One that failed, or was
 * broken off with its run, is made again, but not for ever.
 */
export class VisitsMade {
  readonly #lines: Line[] = [];
  readonly #file: string | undefined;

  constructor(file?: string) {
    this.#file = file;
    if (file === undefined || !existsSync(file)) return;
    const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
    this.#lines = lines.map((line): Line => JSON.parse(line));
  }

  /** Whether nothing is left to do for a visit: it was made, or has failed often enough. */
  has({ label }: Row, who: string, round: number): boolean {
    const lines = this.#lines.filter((line) => line.row === label && line.who === who && line.round === round);
    return lines.some(({ pair }) => pair && 'cold' in pair) || lines.filter(({ pair }) => !pair).length >= TRIES;
  }

  /** Counts a visit as begun: what ends the run with it is told by nobody. */
  begin({ label }: Row, who: string, round: number): void {
    this.#add({ row: label, who, round });
  }

  /** What came of a visit. */
  add({ label }: Row, who: string, round: number, pair: Pair): void {
    this.#add({ row: label, who, round, pair });
  }

  /** The last of each visit of a row, by who made them. */
  of({ label }: Row): ReadonlyMap<string, readonly Pair[]> {
    const by = new Map<string, Map<number, Pair>>();
    for (const { row, who, round, pair = { failed: 'the run was broken off' } } of this.#lines)
      if (row === label) by.set(who, (by.get(who) ?? new Map<number, Pair>()).set(round, pair));
    return new Map(Array.from(by, ([who, pairs]) => [who, [...pairs.values()]]));
  }

  #add(line: Line): void {
    this.#lines.push(line);
    if (this.#file !== undefined) appendFileSync(this.#file, `${JSON.stringify(line)}\n`);
  }
}
