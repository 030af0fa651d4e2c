import type { RemoteFile } from '../../../../workers/sql/contract.ts';
import { bloomFilters } from '../../../catalogue/parquet/bloomFilters.ts';
import type { Bytes } from '../../../catalogue/parquet/mergeRanges.ts';
import type { ParquetFile } from '../../../catalogue/parquet/parquetFile.ts';
import type { FileParts } from '../bytes/fileParts.ts';
import type { Member } from './member.ts';

/** Brings what a database lacks of a file. Fails with kind `fetch` or `cancelled`. */
export type Bring = (signal: AbortSignal) => Promise<void>;

/** Parquet files as databases read them: by short names, with the parts of them that a query wants. */
export class DatabaseFiles {
  readonly #parts: FileParts;
  readonly #blobOf: (url: string) => Blob | undefined;
  readonly #names = new Map<string, string>();
  #lastName = 0;

  /** `blobOf` gives a file of the reader's disk by its address. */
  constructor(parts: FileParts, blobOf: (url: string) => Blob | undefined = () => undefined) {
    this.#parts = parts;
    this.#blobOf = blobOf;
  }

  /** The name by which SQL reads the file at an address. */
  readonly nameOf = (url: string): string => {
    const name = this.#names.get(url) ?? `skybook-${this.#lastName++}.parquet`;
    this.#names.set(url, name);
    return name;
  };

  /** The address of the file that SQL reads by a name. */
  addressOf(name: string): string | undefined {
    for (const [url, known] of this.#names) if (known === name) return url;
    return undefined;
  }

  /** Makes a file known to a database; what brings those of the wanted bytes that it lacks. */
  async open(database: Member, file: ParquetFile, wanted: readonly Bytes[] = []): Promise<Bring> {
    const remote = this.#remote(file);
    const ranges = wanted.map(({ start, end }) => [start, end] as const);
    const missing = await database.openFile(remote, file.held, ranges);
    return (signal) => this.#parts.get(file, missing, (piece) => database.fill(remote.name, piece), signal);
  }

  /** Gives new names to files at whose addresses there are others now. */
  forget(isGone: (url: string) => boolean): void {
    for (const url of [...this.#names.keys()]) if (isGone(url)) this.#names.delete(url);
  }

  #remote({ url, totalBytes, metadata }: ParquetFile): RemoteFile {
    const filters = bloomFilters(metadata);
    return {
      ...{ name: this.nameOf(url), url, bytes: totalBytes, modified: 1, blob: this.#blobOf(url) },
      ...(filters.length > 0 && { bloomFilters: filters }),
    };
  }
}
