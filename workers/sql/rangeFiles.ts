import type { ByteRange, FileStats, RemoteFile } from './contract.ts';
import { RangeFile } from './rangeFile.ts';
import { syncBlob } from './syncBlob.ts';
import { syncRange } from './syncRange.ts';

/** The remote files that one DuckDB knows, with a bounded cache of their bytes; the least recently used go first. */
export class RangeFiles {
  readonly #files = new Map<string, RangeFile>();
  #counts = { misses: 0, missBytes: 0 };
  /** The size of the memory of the DuckDB that reads them; 0 before it has read any. */
  heapBytes: () => number = () => 0;

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

  /** Makes a file known; whether it was not. A file that has changed on its server starts empty. */
  open(remote: RemoteFile): boolean {
    const known = this.#files.get(remote.name)?.remote;
    const same = known?.url === remote.url && known.bytes === remote.bytes && known.modified === remote.modified;
    if (!same) this.#files.set(remote.name, new RangeFile(remote));
    return !same;
  }

  /** Puts another file of these bytes in one's place, until what it answers is called; it counts as unused then. */
  replace(name: string, bytes: Uint8Array): () => void {
    const file = this.#opened(name);
    const other = new RangeFile({ name, url: file.remote.url, bytes: bytes.length, modified: 0 });
    other.put(0, bytes);
    this.#files.set(name, other);
    return () => {
      this.#files.delete(name);
      const others = [...this.#files];
      this.#files.clear();
      for (const [each, own] of [[name, file] as const, ...others]) this.#files.set(each, own);
    };
  }

  fill(name: string, start: number, bytes: Uint8Array): void {
    this.#opened(name).put(start, bytes);
  }

  /** What is absent of `ranges`. */
  missing(name: string, ranges: readonly ByteRange[]): readonly ByteRange[] {
    const file = this.#opened(name);
    return ranges.flatMap((range) => file.missing(range));
  }

  /**
   * Reads for DuckDB, which waits; how many bytes, at least one. What is absent is fetched by a blocking request and
   * counted as a miss.
   */
  read(file: RangeFile, position: number, target: Uint8Array): number {
    return file.read(position, target, (range) => {
      const { blob, url } = file.remote;
      const bytes = blob ? syncBlob(blob, range) : syncRange(url, range);
      this.#counts.misses++;
      this.#counts.missBytes += bytes.byteLength;
      return bytes;
    });
  }

  /** Drops the bytes of least recently used files, but for those named `keep`, until at most `limit` bytes are kept. */
  trim(limit: number, keep: readonly string[] = []): void {
    let kept = this.#cachedBytes();
    for (const [name, file] of this.#files) {
      if (kept <= limit) return;
      if (keep.includes(name)) continue;
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
