import { isNotFound, type ByteRange, type Fetched, type Read } from '../catalogue/read.ts';
import { Newest } from '../known/newest.ts';
import type { ByteStore } from './byteStore.ts';
import { isGivenUp } from './givenUp.ts';
import { isLedElsewhere } from './ledElsewhere.ts';

/** What is known of a file whose bytes are kept: its content's version as its server tells it, and its size. */
type Known = Required<Pick<Fetched, 'version' | 'totalBytes'>> & Pick<Fetched, 'mayBeCut'>;

/**
 * Asks a server for the version and size of a file, without its bytes; undefined where it does not tell them. Rejects
 * as `Read` does.
 */
export type Look = (url: string, signal?: AbortSignal) => Promise<Known | undefined>;

/** The ways to a server. */
export type Far = { readonly read: Read; readonly look: Look };

const WHOLE = 0;
/** Of more files that are read in one visit, the server is asked again. */
const MOST_KNOWN = 50_000;

/**
 * Reads files of servers and keeps the bytes for the next visit. Before kept bytes of a file are used for the first
 * time, its server is asked whether they are still its content; where nobody answers, as off line, they are used as
 * they are. `shelf` keeps apart what one reader may not learn of another.
 */
export class KeptReads {
  readonly #store: Promise<ByteStore | undefined>;
  readonly #known = new Newest<string, Promise<Known | undefined>>(MOST_KNOWN);

  constructor(store: Promise<ByteStore | undefined>) {
    this.#store = store;
  }

  /** A way to read for one shelf, which asks servers by `far`. */
  reader(shelf: string, far: Far): Read {
    return async (url, range, signal, mostUnasked) => {
      const store = await this.#store;
      if (!store) return far.read(url, range, signal, mostUnasked);
      const note = nameOf(shelf, url);
      const known = await this.#knownOf(store, note, far, url, signal);
      const found = known && (await fromStore(store, contentOf(note, known), known, range));
      if (found) return found;
      const fetched = await far.read(url, range, signal, mostUnasked);
      await this.#keep(store, note, range, fetched);
      return fetched;
    };
  }

  /**
   * What the kept bytes of a file are of, once per visit; undefined where none are kept, or they are of another content
   * than the server has now.
   */
  #knownOf(
    store: ByteStore,
    name: string,
    far: Far,
    url: string,
    signal: AbortSignal | undefined,
  ): Promise<Known | undefined> {
    const before = this.#known.get(name);
    if (before) return before;
    const known = this.#check(store, name, far, url, signal);
    this.#known.set(name, known);
    known.catch(() => this.#known.delete(name));
    return known;
  }

  async #check(
    store: ByteStore,
    name: string,
    far: Far,
    url: string,
    signal: AbortSignal | undefined,
  ): Promise<Known | undefined> {
    const [note] = await store.read(name, 0, Number.MAX_SAFE_INTEGER);
    if (!note) return undefined;
    const kept: Known = JSON.parse(new TextDecoder().decode(note.bytes));
    try {
      const now = await far.look(url, signal);
      if (now?.version === kept.version) return kept;
      store.forget(name);
      store.forget(contentOf(name, kept));
      return undefined;
    } catch (error) {
      if (isNotFound(error) || isLedElsewhere(error) || isGivenUp(error) || signal?.aborted) throw error;
      return kept;
    }
  }

  async #keep(
    store: ByteStore,
    name: string,
    range: ByteRange | undefined,
    { bytes, totalBytes: said, version, names, mayBeCut }: Fetched,
  ): Promise<void> {
    const before = await this.#known.get(name);
    // Of a part, few servers let pages of other sites learn how long the whole is.
    const totalBytes = said ?? (before?.version === version ? before?.totalBytes : undefined);
    if (version === undefined || totalBytes === undefined || names) return;
    const known: Known = { version, totalBytes, ...(mayBeCut && { mayBeCut }) };
    const start =
      range === undefined || bytes.length === totalBytes
        ? WHOLE
        : 'start' in range
          ? range.start
          : totalBytes - bytes.length;
    store.write(contentOf(name, known), start, bytes);
    if (before?.version === version) return;
    this.#known.set(name, Promise.resolve(known));
    store.forget(name);
    store.write(name, 0, new TextEncoder().encode(JSON.stringify(known)));
  }
}

/**
 * What is asked for, from kept pieces; of a file's end what is kept of it, which may be less: where that is not enough,
 * more is asked for by its place.
 */
async function fromStore(
  store: ByteStore,
  content: string,
  { totalBytes, version, mayBeCut }: Known,
  range: ByteRange | undefined,
): Promise<Fetched | undefined> {
  const isEnd = range !== undefined && 'suffixBytes' in range;
  const [start, end] =
    range === undefined
      ? [WHOLE, totalBytes]
      : isEnd
        ? [Math.max(0, totalBytes - range.suffixBytes), totalBytes]
        : [range.start, Math.min(range.end, totalBytes)];
  const pieces = (await store.read(content, start, end)).toSorted((a, b) => a.start - b.start);
  let from = start;
  let at = start;
  const taken: { readonly bytes: Uint8Array; readonly at: number }[] = [];
  for (const piece of pieces) {
    if (piece.start > at) {
      if (!isEnd) return undefined;
      from = at = piece.start;
      taken.length = 0;
    }
    const bytes = piece.bytes.subarray(at - piece.start, end - piece.start);
    taken.push({ bytes, at });
    at += bytes.length;
  }
  if (at < end || (from >= end && start !== end)) return undefined;
  // Only now: a size is what a server says, and may be any.
  const bytes = new Uint8Array(Math.max(0, end - from));
  for (const piece of taken) bytes.set(piece.bytes, piece.at - from);
  return { bytes, totalBytes, version, ...(mayBeCut && { mayBeCut }), isKept: true };
}

/** No two lists of parts have one name, whatever servers and addresses hold. */
function nameOf(...parts: readonly unknown[]): string {
  return JSON.stringify(parts);
}

function contentOf(note: string, { version, totalBytes }: Known): string {
  return nameOf(note, totalBytes, version);
}
