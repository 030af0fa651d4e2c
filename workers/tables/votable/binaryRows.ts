import type { ValueReader } from './valueReader.ts';
import { itemAt } from '../../../src/known/itemAt.ts';

/**
 * Reads the rows of a BINARY or BINARY2 stream (VOTable 1.5 §5.3, §5.4) into the readers of its fields; the latter has
 * flags of nulls before each row. Throws `RangeError` for bytes that hold no such rows.
 */
export function binaryRows(bytes: Uint8Array, readers: readonly ValueReader[], flags: boolean): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flagBytes = flags ? Math.ceil(readers.length / 8) : 0;
  let at = 0;
  while (at + flagBytes < bytes.length) {
    const start = at;
    at += flagBytes;
    for (let i = 0; i < readers.length; i++) {
      const isNull = flags && (view.getUint8(start + (i >> 3)) & (128 >> (i & 7))) !== 0;
      at = itemAt(readers, i).pushBinary(view, at, isNull);
    }
    if (!(at > start)) throw new RangeError('Rows of no length');
  }
}
