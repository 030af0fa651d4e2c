import type { ParquetFile } from '../../../catalogue/parquet/parquetFile.ts';

/** Contents of a file to be told apart by a time: some thirty years' seconds. */
const TIMES = 1e9;

/** Names for the contents of Parquet files; digests of footers, each of some hundred kilobytes, are made once. */
export class ContentKeys {
  readonly #keys = new WeakMap<ParquetFile, { readonly key: string; readonly seconds: number }>();

  /** Its address, its size, and a digest of its footer, which tells where everything lies and how it was made. */
  of(file: ParquetFile): string {
    return this.#known(file).key;
  }

  /** The content as a time of modification, in whole seconds since 1970, for who tells contents of one file by that. */
  secondsOf(file: ParquetFile): number {
    return this.#known(file).seconds;
  }

  #known(file: ParquetFile): { readonly key: string; readonly seconds: number } {
    const known = this.#keys.get(file) ?? keyOf(file);
    this.#keys.set(file, known);
    return known;
  }
}

function keyOf({ url, totalBytes, metadata, held }: ParquetFile) {
  const footer = held.bytes.subarray(Math.max(0, held.bytes.length - metadata.metadata_length - 8));
  // Two multiplicative hashes of 32 bits (FNV-1a, and the same with another prime).
  let [a, b] = [0x811c9dc5, 0x9747b28c];
  for (const byte of footer) {
    a = Math.imul(a ^ byte, 0x01000193);
    b = Math.imul(b ^ byte, 0x85ebca6b);
  }
  const [first, second] = [a >>> 0, b >>> 0];
  return {
    key: `${url} ${totalBytes} ${first.toString(36)}${second.toString(36)}`,
    seconds: 1 + ((first + second + totalBytes) % TIMES),
  };
}
