import { PostgreSQL, sql, SQLDialect } from '@codemirror/lang-sql';
import type { Extension } from '@codemirror/state';

/** DuckDB's SQL is PostgreSQL's grammar and more: these are the words that its manual adds and that notebooks use. */
const DUCKDB = SQLDialect.define({
  ...PostgreSQL.spec,
  keywords: `${PostgreSQL.spec.keywords ?? ''} qualify exclude replace sample using asof positional anti semi pivot unpivot summarize describe macro glob ilike columns`,
  builtin:
    'hats xmatch contains point circle polygon box distance read_parquet read_csv read_json parquet_metadata parquet_schema unnest range generate_series list_value struct_pack ' +
    'histogram approx_count_distinct approx_quantile quantile_cont arg_max arg_min any_value median mode stddev string_agg list count sum avg min max first last ' +
    'abs ceil floor round sqrt pow log10 ln exp degrees radians sin cos tan asin acos atan atan2 greatest least coalesce nullif row_number rank lag lead',
  types: `${PostgreSQL.spec.types ?? ''} tinyint utinyint usmallint uinteger ubigint hugeint uhugeint double float varchar blob struct map list union`,
  doubleDollarQuotedStrings: true,
});

/** The grammar of DuckDB's SQL for editors. */
export const GRAMMAR: Extension = sql({ dialect: DUCKDB, upperCaseKeywords: true });
