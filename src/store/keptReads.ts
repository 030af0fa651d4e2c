import { isNotFound, type ByteRange, type Fetched, type Read } from '../catalogue/read.ts';
import type { ByteStore } from './byteStore.ts';

/** What is known of a file whose bytes are kept: its content's version as its server tells it, and its size. */
type Known = { readonly version: string; readonly totalBytes: number };

/** Asks a server for the version and size of a file, without its bytes; undefined where it does not tell them. Rejects as `Read` does. */
export type Look = (url: string, signal?: AbortSignal) => Promise<Known | undefined>;

export type KeptReadsParts = { readonly store: Promise<ByteStore | undefined>; readonly read: Read; readonly look: Look };

const WHOLE = 0;

/**
 * Reads files of servers and keeps the bytes for the next visit. Before kept bytes of a file are used for the first time, its server is asked
 * whether they are still its content; where nobody answers, as off line, they are used as they are. `shelf` keeps apart what one reader may not learn of another.
 */
export class KeptReads {
  readonly #parts: KeptReadsParts;
  readonly #known = new Map<string, Promise<Known | undefined>>();

  constructor(parts: KeptReadsParts) {
    this.#parts = parts;
  }

  /** A way to read for one shelf. */
  reader(shelf: string): Read {
    return (url, range, signal) => this.#read(shelf, url, range, signal);
  }

  async #read(shelf: string, url: string, range: ByteRange | undefined, signal: AbortSignal | undefined): Promise<Fetched> {
    const store = await this.#parts.store;
    if (!store) return this.#parts.read(url, range, signal);
    const known = await this.#knownOf(store, shelf, url, signal);
    const found = known && (await fromStore(store, contentOf(noteOf(shelf, url), known), known, range));
    if (found) return found;
    const fetched = await this.#parts.read(url, range, signal);
    await this.#keep(store, shelf, url, range, fetched);
    return fetched;
  }

  /** What the kept bytes of a file are of, once per visit; undefined where none are kept, or they are of another content than the server has now. */
  #knownOf(store: ByteStore, shelf: string, url: string, signal: AbortSignal | undefined): Promise<Known | undefined> {
    const name = noteOf(shelf, url);
    const before = this.#known.get(name);
    if (before) return before;
    const known = this.#check(store, name, url, signal);
    this.#known.set(name, known);
    known.catch(() => this.#known.delete(name));
    return known;
  }

  async #check(store: ByteStore, name: string, url: string, signal: AbortSignal | undefined): Promise<Known | undefined> {
    const [note] = await store.read(name, 0, Number.MAX_SAFE_INTEGER);
    if (!note) return undefined;
    const kept = JSON.parse(new TextDecoder().decode(note.bytes)) as Known;
    try {
      const now = await this.#parts.look(url, signal);
      if (now?.version === kept.version) return kept;
      store.forget(name);
      store.forget(contentOf(name, kept));
      return undefined;
    } catch (error) {
      if (isNotFound(error) || signal?.aborted) throw error;
      return kept;
    }
  }

  async #keep(store: ByteStore, shelf: string, url: string, range: ByteRange | undefined, { bytes, totalBytes, version, names }: Fetched): Promise<void> {
    if (version === undefined || totalBytes === undefined || names) return;
    const known: Known = { version, totalBytes };
    const start = range === undefined || bytes.length === totalBytes ? WHOLE : 'start' in range ? range.start : totalBytes - bytes.length;
    const name = noteOf(shelf, url);
    store.write(contentOf(name, known), start, bytes);
    if ((await this.#known.get(name))?.version === version) return;
    this.#known.set(name, Promise.resolve(known));
    store.forget(name);
    store.write(name, 0, new TextEncoder().encode(JSON.stringify(known)));
  }
}

/** What is asked for, from kept pieces; of a file's end what is kept of it, which may be less: where that is not enough, more is asked for by its place. */
async function fromStore(store: ByteStore, content: string, { totalBytes, version }: Known, range: ByteRange | undefined): Promise<Fetched | undefined> {
  const isEnd = range !== undefined && 'suffixBytes' in range;
  const [start, end] = range === undefined ? [WHOLE, totalBytes] : isEnd ? [Math.max(0, totalBytes - range.suffixBytes), totalBytes] : [range.start, Math.min(range.end, totalBytes)];
  const pieces = (await store.read(content, start, end)).toSorted((a, b) => a.start - b.start);
  const bytes = new Uint8Array(Math.max(0, end - start));
  let from = start;
  let at = start;
  for (const piece of pieces) {
    if (piece.start > at) {
      if (!isEnd) return undefined;
      from = at = piece.start;
    }
    const taken = piece.bytes.subarray(at - piece.start, end - piece.start);
    bytes.set(taken, at - start);
    at += taken.length;
  }
  return at >= end && (from < end || start === end) ? { bytes: bytes.subarray(from - start), totalBytes, version } : undefined;
}

function noteOf(shelf: string, url: string): string {
  return `${shelf} ${url}`;
}

function contentOf(note: string, { version, totalBytes }: Known): string {
  return `${note} ${totalBytes} ${version}`;
}
