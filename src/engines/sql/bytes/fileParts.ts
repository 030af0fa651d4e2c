import { checkRunning } from '../../../../workers/wire/checkRunning.ts';
import type { ByteRange } from '../../../../workers/sql/contract.ts';
import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { fetchError } from '../../../catalogue/fetchError.ts';
import type { ParquetFile } from '../../../catalogue/parquet/parquetFile.ts';
import type { Read } from '../../../catalogue/read.ts';
import type { ByteStore } from '../../../store/byteStore.ts';
import type { ContentKeys } from './contentKeys.ts';
import { isLocal } from '../address/localAddress.ts';

// Browsers hold six connections to a host over HTTP/1.1, and more requests over one connection otherwise.
const PARALLEL = 16;
const LARGEST_REQUEST = 8 << 20;

/** Bytes at a place of a file. */
export type Piece = { readonly start: number; readonly bytes: Uint8Array };

/** Takes bytes as they come. */
export type OnPiece = (piece: Piece) => Promise<void>;

/** Gets parts of files: from what is kept of them, or from their servers. */
export class FileParts {
  readonly #read: Read;
  readonly #store: Promise<ByteStore | undefined>;
  readonly #keys: ContentKeys;
  readonly #waiting: (() => void)[] = [];
  readonly #onChanged: (url: string) => void;
  /** Whether other versions of a file that its server names are of the same content. */
  readonly #same = new WeakMap<ParquetFile, Map<string, Promise<boolean>>>();
  #running = 0;

  /** `onChanged` is told of files that are others now than when they were opened. */
  constructor(
    read: Read,
    store: Promise<ByteStore | undefined>,
    keys: ContentKeys,
    onChanged: (url: string) => void = () => undefined,
  ) {
    this.#read = read;
    this.#onChanged = onChanged;
    this.#keys = keys;
    this.#store = store;
  }

  /**
   * Gives `onPiece` bytes that together hold `ranges`, as they come; they are its own. Fails with kind `fetch` or
   * `cancelled`.
   */
  async get(file: ParquetFile, ranges: readonly ByteRange[], onPiece: OnPiece, signal: AbortSignal): Promise<void> {
    // The reader's own files are on the disk already.
    const store = isLocal(file.url) ? undefined : await this.#store;
    const key = this.#keys.of(file);
    const fetch = async (range: ByteRange): Promise<void> => {
      const piece = await this.#ask(file, range, signal);
      store?.write(key, piece.start, piece.bytes);
      await onPiece(piece);
    };
    await Promise.all(
      ranges.map(async ([start, end]) => {
        const kept = (await store?.read(key, start, end)) ?? [];
        const missing = gaps(start, end, kept).flatMap(pieces);
        await Promise.all([...kept.map(onPiece), ...missing.map(fetch)]);
      }),
    );
  }

  async #ask(file: ParquetFile, [start, end]: ByteRange, signal: AbortSignal): Promise<Piece> {
    await this.#turn();
    try {
      checkRunning(signal);
      const { bytes, totalBytes, version } = await this.#read(file.url, { start, end }, signal);
      const wanted =
        bytes.length === end - start
          ? bytes
          : bytes.length === file.totalBytes && totalBytes === bytes.length
            ? bytes.slice(start, end)
            : undefined;
      if (wanted && (await this.#isOf(file, version, signal))) return { start, bytes: wanted };
      this.#onChanged(file.url);
      throw new NotebookError({
        kind: 'fetch',
        message: wanted
          ? `${file.url} has changed since it was opened.`
          : `${file.url} has changed, or its server does not send the parts that it is asked for.`,
        advice: 'Run the cell again.',
      });
    } catch (error) {
      throw fetchError(`Could not read ${file.url}.`, error);
    } finally {
      this.#running--;
      this.#waiting.shift()?.();
    }
  }

  /**
   * Whether what came is of the file that was opened. The machines behind one server may name one content otherwise:
   * then its footer decides, which tells where everything lies.
   */
  async #isOf(file: ParquetFile, version: string | undefined, signal: AbortSignal): Promise<boolean> {
    if (version === undefined || file.version === undefined || version === file.version) return true;
    const known = this.#same.get(file) ?? new Map<string, Promise<boolean>>();
    this.#same.set(file, known);
    const same = known.get(version) ?? this.#hasFooter(file, signal);
    known.set(version, same);
    same.catch(() => known.delete(version));
    return same;
  }

  async #hasFooter({ url, totalBytes, metadata, held }: ParquetFile, signal: AbortSignal): Promise<boolean> {
    const start = totalBytes - metadata.metadata_length - 8;
    const now = await this.#read(url, { start, end: totalBytes }, signal);
    const before = held.bytes.subarray(start - held.start);
    return now.bytes.length === before.length && now.bytes.every((byte, i) => byte === before[i]);
  }

  /** Waits until fewer than `PARALLEL` requests are under way. */
  async #turn(): Promise<void> {
    while (this.#running >= PARALLEL) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#running++;
  }
}

/** The parts of `[start, end)` that no piece holds. */
function gaps(start: number, end: number, kept: readonly Piece[]): readonly ByteRange[] {
  const missing: ByteRange[] = [];
  let at = start;
  for (const { start: from, bytes } of [...kept].sort((a, b) => a.start - b.start)) {
    if (from > at) missing.push([at, from]);
    at = Math.max(at, from + bytes.length);
  }
  if (at < end) missing.push([at, end]);
  return missing;
}

function pieces([start, end]: ByteRange): readonly ByteRange[] {
  const count = Math.ceil((end - start) / LARGEST_REQUEST);
  return Array.from(
    { length: count },
    (_, i) => [start + i * LARGEST_REQUEST, Math.min(end, start + (i + 1) * LARGEST_REQUEST)] as const,
  );
}
