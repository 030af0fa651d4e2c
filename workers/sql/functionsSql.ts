/** Asks for the functions of a database: their names in small letters, whether they are aggregates, macros' bodies. */
export const FUNCTIONS_SQL =
  "SELECT DISTINCT lower(function_name) AS name, function_type = 'aggregate' AS aggregate, macro_definition AS body FROM duckdb_functions()";
