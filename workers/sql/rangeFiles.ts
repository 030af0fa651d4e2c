import type { ByteRange, FileStats, RemoteFile } from './contract.ts';
import { fetchRange } from './fetchRange.ts';
import { RangeFile } from './rangeFile.ts';
import { syncRange } from './syncRange.ts';

// HTTP/1.1 allows six connections to a host.
const PARALLEL = 6;
const LARGEST_REQUEST = 4 << 20;

/** The remote files that one DuckDB knows, with a bounded cache of their bytes; the least recently used go first. */
export class RangeFiles {
  readonly #files = new Map<string, RangeFile>();
  readonly #fetch: typeof fetchRange;
  #counts = { requests: 0, bytes: 0, misses: 0, missBytes: 0 };

  constructor(fetch = fetchRange) {
    this.#fetch = fetch;
  }

  has(name: string): boolean {
    return this.#files.has(name);
  }

  /** The file of that name, which becomes the most recently used. */
  get(name: string): RangeFile | undefined {
    const file = this.#files.get(name);
    if (!file) return undefined;
    this.#files.delete(name);
    this.#files.set(name, file);
    return file;
  }

  /** Makes a file known. A file that has changed on its server starts empty. */
  open(remote: RemoteFile): void {
    const known = this.#files.get(remote.name)?.remote;
    const same = known?.url === remote.url && known.bytes === remote.bytes && known.modified === remote.modified;
    if (!same) this.#files.set(remote.name, new RangeFile(remote));
  }

  fill(name: string, start: number, bytes: Uint8Array): void {
    this.#opened(name).put(start, bytes);
  }

  /** Fetches what is absent of `ranges`, some in parallel; the bytes that came over the network. */
  async prefetch(name: string, ranges: readonly ByteRange[], signal: AbortSignal): Promise<number> {
    const file = this.#opened(name);
    const jobs = ranges.flatMap((range) => file.missing(range)).flatMap(pieces);
    const total = jobs.reduce((sum, [start, end]) => sum + end - start, 0);
    const next = async (): Promise<void> => {
      for (let job = jobs.shift(); job; job = jobs.shift()) {
        this.#counts.requests++;
        const bytes = await this.#fetch(file.remote.url, job, signal);
        this.#counts.bytes += bytes.byteLength;
        file.put(job[0], bytes);
      }
    };
    await Promise.all(Array.from({ length: Math.min(PARALLEL, jobs.length) }, next));
    return total;
  }

  /** Reads for DuckDB, which waits; how many bytes, at least one. What is absent is fetched by a blocking request and counted as a miss. */
  read(file: RangeFile, position: number, target: Uint8Array): number {
    return file.read(position, target, (range) => {
      const bytes = syncRange(file.remote.url, range);
      this.#counts.misses++;
      this.#counts.missBytes += bytes.byteLength;
      this.#counts.requests++;
      this.#counts.bytes += bytes.byteLength;
      return bytes;
    });
  }

  /** Drops the bytes of least recently used files until at most `limit` bytes are kept. */
  trim(limit: number): void {
    let kept = this.#cachedBytes();
    for (const file of this.#files.values()) {
      if (kept <= limit) return;
      kept -= file.cachedBytes;
      file.drop();
    }
  }

  stats(): FileStats {
    return { ...this.#counts, cachedBytes: this.#cachedBytes() };
  }

  #cachedBytes(): number {
    return [...this.#files.values()].reduce((sum, file) => sum + file.cachedBytes, 0);
  }

  #opened(name: string): RangeFile {
    const file = this.get(name);
    if (!file) throw new Error(`file ${name} is not open`);
    return file;
  }
}

function pieces([start, end]: ByteRange): readonly ByteRange[] {
  const count = Math.ceil((end - start) / LARGEST_REQUEST);
  return Array.from({ length: count }, (_, i) => [start + i * LARGEST_REQUEST, Math.min(end, start + (i + 1) * LARGEST_REQUEST)] as const);
}
