import { sqlKey } from '../wire/sqlKey.ts';

/**
 * The names that columns have in a table or a subquery made of a result with these: as DuckDB numbers those that are
 * there already (of two called `ra` the second is `ra_1`), whose letters of ASCII alone have one case.
 */
export function tableNames(names: readonly string[]): readonly string[] {
  /** The next number of each name that is there, in small letters. */
  const next = new Map<string, number>();
  return names.map((name) => {
    const key = sqlKey(name);
    let number = next.get(key);
    let own = name;
    if (number !== undefined) {
      do own = `${name}_${number++}`;
      while (next.has(sqlKey(own)));
      next.set(key, number);
    }
    next.set(sqlKey(own), 1);
    return own;
  });
}
