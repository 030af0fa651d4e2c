import { sqlKey } from '../../../workers/wire/sqlKey.ts';

/** Views that DuckDB finds by name alone (`duckdb_views()` where internal), in lower case. */
export function isSystemTable(name: string): boolean {
  return /^(?:sqlite_(?:temp_)?(?:master|schema)|duckdb_(?:columns|constraints|databases|indexes|logs|schemas|tables|types|views)|pragma_database_list|pg_[a-z]+)$/.test(
    sqlKey(name),
  );
}

/** Schemas and catalogues in which the cells' own tables are. */
export const OWN_SCHEMAS: ReadonlySet<string> = new Set(['main', 'memory', 'temp']);
