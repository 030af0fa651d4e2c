/**
 * In texts that have to do with files of Parquet, with extensions as such, or with what the database has of functions
 * and settings; it may be found in others too. Until the reader is there, extensions without a signature are loaded:
 * whatever loads one has to be found here.
 */
const NEEDED = /parquet|extension|duckdb_|pg_|information_schema|pragma|\b(?:load|install|import|show)\b/i;
/** In queries of which most will come to read such files. */
const LIKELY = /parquet|\bhats\b|:\/\//i;

/**
 * DuckDB's reader of Parquet, loaded before the first statement that may need it: most first cells read no file, and
 * would wait for it a tenth of a second. What comes after it is loaded by its signature alone.
 */
export class LateParquet {
  readonly #run: (sql: string) => unknown;
  readonly #onLoaded: () => void;
  #isLoaded = false;

  /** `run` runs a statement; `onLoaded` is told when no extension is to come any more. */
  constructor(run: (sql: string) => unknown, onLoaded: () => void) {
    this.#run = run;
    this.#onLoaded = onLoaded;
  }

  /** Loads it where a statement may need it. */
  readyFor(sql: string): void {
    if (NEEDED.test(sql)) this.load();
  }

  /** Whether a query will probably need it that does not need it yet. */
  isLikelyFor(sql: string): boolean {
    return !this.#isLoaded && LIKELY.test(sql);
  }

  load(): void {
    if (this.#isLoaded) return;
    this.#run('LOAD parquet');
    this.#run('SET allow_unsigned_extensions = false');
    // Reads of several columns at once would take the gaps between them too, which a plan does not fetch.
    this.#run('SET prefetch_all_parquet_files = false');
    // It is told of each content of a file by another time, and to forget by `forgetFooter`.
    this.#run('SET parquet_metadata_cache = true');
    this.#isLoaded = true;
    this.#onLoaded();
  }
}
