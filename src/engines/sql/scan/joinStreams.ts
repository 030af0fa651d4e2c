import { joinBytes } from '../../../../workers/wire/joinBytes.ts';
import { itemAt } from '../../../known/itemAt.ts';

const END_BYTES = 8;
const LARGEST_BYTES = 32e6;

/**
 * Joins Arrow IPC streams of one schema, in order, into fewer (Arrow columnar format 1.4, "IPC streaming format"):
 * DuckDB takes some 20 ms to begin with one. Streams of other schemas, and large ones, stay by themselves.
 */
export function joinStreams(streams: readonly Uint8Array[]): readonly Uint8Array[] {
  const groups: Uint8Array[][] = [];
  let bytes = 0;
  for (const stream of streams) {
    const group = groups.at(-1);
    bytes += stream.length;
    if (group && bytes <= LARGEST_BYTES && sameBytes(schemaOf(itemAt(group, 0)), schemaOf(stream))) group.push(stream);
    else {
      groups.push([stream]);
      bytes = stream.length;
    }
  }
  return groups.map(joined);
}

function joined(group: readonly Uint8Array[]): Uint8Array {
  const first = itemAt(group, 0);
  if (group.length === 1) return first;
  const pieces = group.map((stream, i) =>
    stream.subarray(i === 0 ? 0 : schemaOf(stream).length, stream.length - END_BYTES),
  );
  return joinBytes([...pieces, first.subarray(first.length - END_BYTES)]);
}

/** A stream's first message: a mark of four bytes, the length of what follows, and the schema. */
function schemaOf(stream: Uint8Array): Uint8Array {
  const length = new DataView(stream.buffer, stream.byteOffset).getInt32(4, true);
  return stream.subarray(0, 8 + length);
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
