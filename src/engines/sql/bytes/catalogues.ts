import type { RemoteFile } from '../../../../workers/sql/contract.ts';
import type { Column } from '../../../../workers/wire/column.ts';
import type { Failure } from '../../../../workers/wire/failure.ts';
import { MOST_BYTES, unzippedWithin } from '../../../../workers/wire/bytesWithin.ts';
import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import type { Catalogue } from '../../../catalogue/hats/catalogue.ts';
import { openCatalogue } from '../../../catalogue/hats/openCatalogue.ts';
import { dialectOf } from '../../../catalogue/hats/dialect.ts';
import { wordsOf } from '../../../catalogue/hats/properties.ts';
import { fetchError } from '../../../catalogue/fetchError.ts';
import { bloomFilters } from '../../../catalogue/parquet/bloomFilters.ts';
import type { ParquetFile } from '../../../catalogue/parquet/parquetFile.ts';
import { isNotFound, type Read } from '../../../catalogue/read.ts';
import { absolute } from '../address/localAddress.ts';
import { Footers } from './footers.ts';
import { checkOwn, ownFiles } from './ownFiles.ts';
import { Recent } from './recent.ts';
import { isOnServer, SERVER } from '../address/serverAddress.ts';

/** Names of our own in what DuckDB says. */
const INTERNAL = /\bskybook-\d+\.parquet|\b__skybook_scan\d+(?:\.\w+)*/g;
const CATALOGUE_BYTES = 64 * 2 ** 20;

/**
 * The catalogues that cells have named, and the footers of their files; each is read once as long as there is room for
 * it.
 */
export class Catalogues {
  readonly #read: Read;
  readonly #fileOf: (url: string) => Blob | undefined;
  readonly #catalogues = new Recent<Catalogue>(CATALOGUE_BYTES, bytesOf);
  readonly #footers: Footers;
  readonly #marks = new Map<string, string>();
  readonly #names = new Map<string, string>();
  /** The tables and files of the query that was opened last. */
  readonly #standing = new Map<string, string>();
  #lastName = 0;

  /** `fileOf` gives a file of the reader's by its address. */
  constructor(read: Read, fileOf: (url: string) => Blob | undefined = () => undefined) {
    this.#read = async (url, ...how) => {
      const fetched = await read(url, ...how);
      if (fetched.version !== undefined) this.#marks.set(url, fetched.version);
      return fetched;
    };
    this.#fileOf = fileOf;
    this.#footers = new Footers(this.#read);
  }

  /**
   * The catalogue at an absolute address, or of the Parquet files at several. Fails with kind `fetch`; a later call
   * tries again.
   */
  open(url: string | readonly string[]): Promise<Catalogue> {
    return this.#catalogues.get(JSON.stringify([url].flat()), async () => {
      const [first = ''] = [url].flat();
      const catalogue = await openCatalogue(url, ownFiles(first, this.#footers.read));
      const { partitions, margins, indexes } = catalogue;
      checkOwn(first, [...partitions.flatMap(({ files }) => files), ...[...margins, ...indexes].map(({ url }) => url)]);
      this.#footers.expect(catalogue.columns.length);
      const asks = dialectOf(catalogue.url);
      return asks ? { ...catalogue, asks } : catalogue;
    });
  }

  /**
   * The columns of what was opened at an address as it is written, those first that its publisher has read by default.
   */
  known(address: string, siteUrl: string): readonly Column[] | undefined {
    if (!URL.canParse(address, siteUrl) || isOnServer(address)) return undefined;
    const catalogue = this.#catalogues.peek(JSON.stringify([absolute(address, { siteUrl })]));
    if (!catalogue) return undefined;
    const first = new Set(wordsOf(catalogue.properties.hats_cols_default));
    const { columns } = catalogue;
    return [...columns.filter(({ name }) => first.has(name)), ...columns.filter(({ name }) => !first.has(name))];
  }

  /** Forgets what was read at an address and below it, where there are other files now. */
  forget(address: string): void {
    const isBelow = (url: string) => url === address || url.startsWith(`${address.replace(/\/$/, '')}/`);
    for (const key of this.#catalogues.keys()) {
      const addresses: readonly string[] = JSON.parse(key);
      if (addresses.some(isBelow)) this.#catalogues.delete(key);
    }
    this.#footers.forget(isBelow);
    for (const url of [...this.#names.keys()]) if (isBelow(url)) this.#names.delete(url);
  }

  /** What the server said that tells the content of a file, where it was read and said so. */
  markOf(url: string): string | undefined {
    return this.#marks.get(url);
  }

  /** Whether a file's footer is here or on its way. */
  isRead(url: string): boolean {
    return this.#footers.has(url);
  }

  /** The footer of one of its files. */
  file(url: string): Promise<ParquetFile> {
    return this.#footers.file(url);
  }

  /** All of a file, decompressed where it is gzip'd; read anew each time. Fails with kind `fetch`. */
  async whole(url: string): Promise<Uint8Array> {
    const { bytes } = await this.#read(url).catch((error: unknown) => {
      throw fetchError(isNotFound(error) ? `There is no file at ${url}.` : `Could not read ${url}.`, error);
    });
    const unzipped = await unzippedWithin(bytes, MOST_BYTES.file).catch((cause: unknown) => {
      throw fetchError(`${url} is no whole gzip file.`, cause);
    });
    if (!unzipped) {
      throw new NotebookError({
        kind: 'fetch',
        message: `${url} is more than ${MOST_BYTES.file / 2 ** 30} GB once it is unpacked, which is more than is read whole.`,
        advice: 'Read it as Parquet, of which only the parts that matter are fetched.',
      });
    }
    return unzipped;
  }

  /** The short name by which SQL reads a file. */
  nameOf(url: string): string {
    const name = this.#names.get(url) ?? `skybook-${this.#lastName++}.parquet`;
    this.#names.set(url, name);
    return name;
  }

  /** Notes what a table or file of a query stands for. */
  standsFor(name: string, address: string): void {
    this.#standing.set(name, address);
  }

  /** A failure in which files have their own names, not those by which SQL reads them. */
  inReadersNames(failure: Failure): Failure {
    const addresses = new Map([...this.#names].map(([url, name]) => [name, url] as const));
    const told = (text: string): string =>
      text
        .replace(INTERNAL, (name) => addresses.get(name) ?? this.#standing.get(name) ?? this.#tableOf(name) ?? name)
        .replace(/\b__skybook_\w+/g, 'the query')
        .replaceAll(SERVER, '');
    const { message, detail, advice } = failure;
    return {
      ...failure,
      message: told(message),
      ...(detail !== undefined && { detail: told(detail) }),
      ...(advice !== undefined && { advice: told(advice) }),
    };
  }

  /** The address of a table that DuckDB made of a name's beginning. */
  #tableOf(name: string): string | undefined {
    return [...this.#standing].find(([known]) => known.startsWith(`${name}.`))?.[1];
  }

  /** A file under the name by which SQL reads it. */
  remote({ url, totalBytes, metadata }: ParquetFile): RemoteFile {
    const filters = bloomFilters(metadata);
    return {
      ...{ name: this.nameOf(url), url, bytes: totalBytes, modified: 1, blob: this.#fileOf(url) },
      ...(filters.length > 0 && { bloomFilters: filters }),
    };
  }
}

/** About what a catalogue takes in memory. */
function bytesOf({ partitions, columns, properties }: Catalogue): number {
  return 400 * partitions.length + 600 * columns.length + 200 * Object.keys(properties).length;
}
