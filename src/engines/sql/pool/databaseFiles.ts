import type { ByteRange, RemoteFile } from '../../../../workers/sql/contract.ts';
import { bloomFilters } from '../../../catalogue/parquet/bloomFilters.ts';
import type { ParquetFile } from '../../../catalogue/parquet/parquetFile.ts';
import { itemAt } from '../../../known/itemAt.ts';
import type { Filling } from '../program/coordinator.ts';
import type { Bring, OpenFiles, WantedFile } from '../program/openFiles.ts';

/** Gives bytes of a file that together hold `ranges`, as they come. Fails with kind `fetch` or `cancelled`. */
type FileParts = {
  get(
    file: ParquetFile,
    ranges: readonly ByteRange[],
    onPiece: (piece: { readonly start: number; readonly bytes: Uint8Array }) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void>;
};

/** Names a file's content, and gives it as a time of modification, in whole seconds since 1970. */
type ContentKeys = { of(file: ParquetFile): string; secondsOf(file: ParquetFile): number };

/** Parquet files as databases read them: by short names, with the parts of them that a query wants. */
export class DatabaseFiles implements OpenFiles {
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

  /** The name of a file, and one for its content, which is another also once what it holds is forgotten. */
  async contentOf(wanted: WantedFile): Promise<{ readonly name: string; readonly content: string }> {
    const file = await wanted.footer();
    const name = this.nameOf(file.url);
    return { name, content: `${name} ${this.#keys.of(file)}` };
  }

  /** Makes files known to a database, by one message; what brings those of the wanted bytes that it lacks. */
  async open(database: Filling, wanted: readonly WantedFile[]): Promise<Bring> {
    const files = await Promise.all(wanted.map((one) => one.footer()));
    const remotes = files.map((file) => this.#remote(file));
    const missing = await database.openFiles(
      files.map(({ held }, i) => ({
        ...{ file: itemAt(remotes, i), held },
        ranges: (itemAt(wanted, i).ranges ?? []).map(({ start, end }) => [start, end] as const),
      })),
    );
    return async (signal) => {
      await Promise.all(
        files.map((file, i) =>
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
