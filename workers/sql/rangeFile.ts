import type { ByteRange, RemoteFile } from './contract.ts';

/** Beyond its `bytes` it holds zeros. */
type Piece = { readonly start: number; readonly end: number; readonly bytes: Uint8Array };

/**
 * The header of a Bloom filter of no known algorithm (Thrift's compact protocol), by which a reader rules nothing out.
 */
const RULES_NOTHING_OUT = Uint8Array.of(0x15, 0, 0x1c, 0, 0x1c, 0, 0x1c, 0, 0);

/** The pieces of one remote file that are in memory, sorted by position and free of overlap. */
export class RangeFile {
  readonly remote: RemoteFile;
  #pieces: Piece[];
  #cachedBytes = 0;

  constructor(remote: RemoteFile) {
    this.remote = remote;
    this.#pieces = filters(remote);
  }

  get cachedBytes(): number {
    return this.#cachedBytes;
  }

  /** The parts of `[start, end)` that are not in memory. */
  missing([start, end]: ByteRange): readonly ByteRange[] {
    const gaps: ByteRange[] = [];
    let position = start;
    for (const piece of this.#pieces) {
      if (piece.end <= position) continue;
      if (piece.start >= end) break;
      if (piece.start > position) gaps.push([position, piece.start]);
      position = Math.max(position, piece.end);
    }
    if (position < end) gaps.push([position, end]);
    return gaps;
  }

  /** Keeps `bytes` at `start`; parts that are already here are left as they are. */
  put(start: number, bytes: Uint8Array): void {
    for (const [from, to] of this.missing([start, start + bytes.byteLength])) {
      this.#pieces.push({ start: from, end: to, bytes: bytes.subarray(from - start, to - start) });
      this.#cachedBytes += to - from;
    }
    this.#pieces.sort((a, b) => a.start - b.start);
  }

  /**
   * Copies the bytes from `position` on into `target`; how many. Where some are in memory it stops at their end, which
   * may be before `target` is full: DuckDB asks again for what it needs, and what it asked for is mostly a guess ahead.
   * Where none are, the gap is filled from `fetchMissing`.
   */
  read(position: number, target: Uint8Array, fetchMissing: (range: ByteRange) => Uint8Array): number {
    const end = position + target.byteLength;
    const [gap] = this.missing([position, end]);
    if (gap?.[0] === position) this.put(position, fetchMissing(gap));
    let at = position;
    for (const piece of this.#pieces) {
      if (piece.end <= at) continue;
      if (piece.start > at || at >= end) break;
      const to = Math.min(end, piece.end);
      const bytes = piece.bytes.subarray(at - piece.start, to - piece.start);
      target.set(bytes, at - position);
      target.fill(0, at - position + bytes.length, to - position);
      at = to;
    }
    return at - position;
  }

  /** Forgets every piece; they are fetched again when they are asked for. */
  drop(): void {
    this.#pieces = filters(this.remote);
    this.#cachedBytes = 0;
  }
}

function filters({ bloomFilters = [] }: RemoteFile): Piece[] {
  return bloomFilters
    .map(([start, end]) => ({ start, end, bytes: RULES_NOTHING_OUT }))
    .sort((a, b) => a.start - b.start);
}
