import type { Functions } from './query.ts';

/** What is known of the tables in a query, and new names for them: one a place in FROM. */
export class Naming {
  /** The catalogue's table. */
  readonly scan: string;
  /** Columns of all tables, by the table's name. */
  readonly schemas: ReadonlyMap<string, readonly string[]>;
  readonly functions: Functions;
  readonly #aliases: string[] = [];

  constructor(scan: string, schemas: ReadonlyMap<string, readonly string[]>, functions: Functions) {
    this.scan = scan;
    this.schemas = schemas;
    this.functions = functions;
  }

  next(table: string): string {
    this.#aliases.push(table);
    return table === this.scan ? SCAN_ALIAS : `__skybook_t${this.#aliases.length}`;
  }
}

/** The catalogue's alias in a query that is split; a query has it once. */
export const SCAN_ALIAS = '__skybook_rows';
