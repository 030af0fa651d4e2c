import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Row } from './rows.ts';
import type { Timed } from './visit.ts';

/** A first and a second visit of somebody, or why they came to nothing. */
export type Pair = { readonly cold: Timed; readonly warm: Timed } | { readonly failed: string };

type Line = { readonly row: string; readonly who: string; readonly round: number; readonly pair: Pair };

/**
 * The visits that were made; with `file`, those of earlier runs too, a line of JSON each. Failed ones are made again.
 */
export class VisitsMade {
  readonly #lines: Line[] = [];
  readonly #file: string | undefined;

  constructor(file?: string) {
    this.#file = file;
    if (file === undefined || !existsSync(file)) return;
    const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
    this.#lines = lines.map((line): Line => JSON.parse(line)).filter(({ pair }) => !('failed' in pair));
  }

  has({ label }: Row, who: string, round: number): boolean {
    return this.#lines.some((line) => line.row === label && line.who === who && line.round === round);
  }

  add({ label }: Row, who: string, round: number, pair: Pair): void {
    const line: Line = { row: label, who, round, pair };
    this.#lines.push(line);
    if (this.#file !== undefined) appendFileSync(this.#file, `${JSON.stringify(line)}\n`);
  }

  /** All of a row, by who made them. */
  of({ label }: Row): ReadonlyMap<string, readonly Pair[]> {
    const by = new Map<string, Pair[]>();
    for (const { row, who, pair } of this.#lines) if (row === label) by.set(who, [...(by.get(who) ?? []), pair]);
    return by;
  }
}
