import type { Failure } from '../../../../workers/wire/failure.ts';
import { SERVER } from '../address/serverAddress.ts';
import type { DatabaseFiles } from './databaseFiles.ts';

/** Names of our own in what DuckDB says. */
const INTERNAL = /\bskybook-\d+\.parquet|\b__skybook_scan\d+(?:\.\w+)*/g;

/** What the reader calls the files and tables that DuckDB knows by names of ours. */
export class ReadersNames {
  readonly #files: DatabaseFiles;
  /** The tables and files of the query that was opened last. */
  readonly #standing = new Map<string, string>();

  constructor(files: DatabaseFiles) {
    this.#files = files;
  }

  /** Notes what a table or file of a query stands for. */
  standsFor(name: string, address: string): void {
    this.#standing.set(name, address);
  }

  /** A failure in the reader's names. */
  told(failure: Failure): Failure {
    const { message, detail, advice } = failure;
    return {
      ...failure,
      message: this.#told(message),
      ...(detail !== undefined && { detail: this.#told(detail) }),
      ...(advice !== undefined && { advice: this.#told(advice) }),
    };
  }

  #told(text: string): string {
    return text
      .replace(INTERNAL, (name) => this.#files.addressOf(name) ?? this.#addressOf(name) ?? name)
      .replace(/\b__skybook_\w+/g, 'the query')
      .replaceAll(SERVER, '');
  }

  /** The address of a table, or of one that DuckDB made of a name's beginning. */
  #addressOf(name: string): string | undefined {
    return this.#standing.get(name) ?? [...this.#standing].find(([known]) => known.startsWith(`${name}.`))?.[1];
  }
}
