import type { RemoteFile } from '../../../../workers/sql/contract.ts';
import { bloomFilters } from '../../../catalogue/parquet/bloomFilters.ts';
import type { Bytes } from '../../../catalogue/parquet/mergeRanges.ts';
import type { ParquetFile } from '../../../catalogue/parquet/parquetFile.ts';
import { itemAt } from '../../../known/itemAt.ts';
import type { ContentKeys } from '../bytes/contentKeys.ts';
import type { FileParts } from '../bytes/fileParts.ts';
import type { Member } from './member.ts';

/** Brings what a database lacks of a file. Fails with kind `fetch` or `cancelled`. */
export type Bring = (signal: AbortSignal) => Promise<void>;

/** A file that a database is to read, and the bytes of it that a query wants. */
type WantedFile = { readonly file: ParquetFile; readonly ranges?: readonly Bytes[] };

/** Parquet files as databases read them: by short names, with the parts of them that a query wants. */
export class DatabaseFiles {
  readonly #parts: FileParts;
  readonly #keys: ContentKeys;
  readonly #blobOf: (url: string) => Blob | undefined;
  readonly #names = new Map<string, string>();
  #lastName = 0;

  /** `blobOf` gives a file of the reader's disk by its address. */
  constructor(parts: FileParts, keys: ContentKeys, blobOf: (url: string) => Blob | undefined = () => undefined) {
    this.#parts = parts;
    this.#keys = keys;
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

  /** Makes files known to a database, by one message; what brings those of the wanted bytes that it lacks. */
  async open(database: Member, wanted: readonly WantedFile[]): Promise<Bring> {
    const remotes = wanted.map(({ file }) => this.#remote(file));
    const missing = await database.openFiles(
      wanted.map(({ file, ranges = [] }, i) => ({
        ...{ file: itemAt(remotes, i), held: file.held },
        ranges: ranges.map(({ start, end }) => [start, end] as const),
      })),
    );
    return async (signal) => {
      await Promise.all(
        wanted.map(({ file }, i) =>
          this.#parts.get(file, itemAt(missing, i), (piece) => database.fill(itemAt(remotes, i).name, piece), signal),
        ),
      );
    };
  }

  /** Gives new names to files at whose addresses there are others now. */
  forget(isGone: (url: string) => boolean): void {
    for (const url of [...this.#names.keys()]) if (isGone(url)) this.#names.delete(url);
  }

  #remote(file: ParquetFile): RemoteFile {
    const { url, totalBytes, metadata } = file;
    const filters = bloomFilters(metadata);
    return {
      ...{ name: this.nameOf(url), url, bytes: totalBytes, blob: this.#blobOf(url) },
      ...{ modified: this.#keys.secondsOf(file), footerBytes: metadata.metadata_length },
      ...(filters.length > 0 && { bloomFilters: filters }),
    };
  }
}
