import type { Carried } from '../../../../workers/wire/carried.ts';
import { isHeld, type Held } from '../../../../workers/wire/held.ts';
import type { Carry } from '../../engine.ts';

/** Larger values are taken anew when their reader runs again. */
const MOST_BYTES = 256e6;

/**
 * Values that cells below their reader may have changed since they were taken, kept as they were for when the reader
 * runs again.
 */
export class TakenReadings {
  readonly #taken = new WeakMap<Held, Carried>();

  /** The value in the wire's form, as of the reading that it is. */
  async carry(value: unknown, carry: Carry): Promise<Carried> {
    if (!isHeld(value) || !value.reading?.changedLater) return carry(value);
    const taken = this.#taken.get(value) ?? (await carry(value));
    if (!(taken.kind === 'table' && taken.table.ipc.byteLength > MOST_BYTES)) this.#taken.set(value, taken);
    return taken;
  }
}
