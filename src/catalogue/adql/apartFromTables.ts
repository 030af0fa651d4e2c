/**
 * The definition of a macro whose lambdas' names no query has for a table or a column: of `s.n` DuckDB takes the column
 * `n` of a table `s` before the lambda's.
 */
export function apartFromTables(macro: string): string {
  const names = new Set([...macro.matchAll(/\blambda ([a-z]+):/g)].map(([, name]) => name));
  return macro.replace(/(?<![.\w'"\\])[a-z]+(?=::|[^\w:('"]|$)|(?<=\blambda )[a-z]+(?=:)/g, (word) =>
    names.has(word) ? `skybook_own_${word}` : word,
  );
}
