import type { JoinKey } from '../../../catalogue/split/joinKeys.ts';
import type { Key } from '../program/program.ts';
import type { SmallTables } from './smallTables.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';

const INTEGER = /^(TINYINT|SMALLINT|INTEGER|BIGINT|UTINYINT|USMALLINT|UINTEGER)$/;
const REAL = /^(FLOAT|DOUBLE)$/;

/**
 * The join keys whose values can choose what is read of a catalogue; `typesOf` gives those of its columns, where
 * there are keys. `made` tells that the small tables will have been made when they are asked.
 */
export async function keysOf(
  keys: readonly JoinKey[],
  typesOf: () => Promise<ReadonlyMap<string, string>>,
  smalls: SmallTables,
  made: boolean,
): Promise<readonly Key[]> {
  if (keys.length === 0) return [];
  const types = await typesOf();
  const found = await Promise.all(
    keys.map(async ({ column, table, of }): Promise<Key | undefined> => {
      const kind = kindOf(types.get(sqlKey(column)), smalls.typeOf(table, of));
      const valuesSql = kind && (await smalls.valuesSql(table, of, made));
      return kind && valuesSql !== undefined ? { column, valuesSql, kind } : undefined;
    }),
  );
  return found.filter((key) => key !== undefined);
}

/** What values are where they compare alike in SQL and in a file's statistics. */
function kindOf(own = '', other = ''): Key['kind'] | undefined {
  if (INTEGER.test(own) && INTEGER.test(other)) return 'integer';
  if (REAL.test(own) && REAL.test(other)) return 'real';
  return own === 'VARCHAR' && other === 'VARCHAR' ? 'text' : undefined;
}
