import { isHeld, type Held } from '../../workers/wire/held.ts';

/**
 * Values that stay in their engine, told apart by how often the cells that may change them had run when they were read.
 */
export class Readings {
  readonly #known = new WeakMap<Held, Map<string, Held>>();

  /**
   * The value as of these runs: the same object for the same runs, so that who has taken it need not take it again.
   * Other values are themselves.
   */
  of(value: unknown, runs: readonly number[], changedLater: boolean): unknown {
    if (!isHeld(value) || (!changedLater && runs.length === 0)) return value;
    const key = JSON.stringify([runs, changedLater]);
    const known = this.#known.get(value) ?? new Map<string, Held>();
    this.#known.set(value, known);
    const reading = known.get(key) ?? { ...value, reading: { runs, changedLater } };
    known.set(key, reading);
    return reading;
  }
}
