import type { ColumnType } from '../../../../workers/sql/contract.ts';
import { sentType } from '../../../../workers/sql/plainType.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';

/**
 * A query whose columns arrive in another database by Arrow with all that they hold: those of types that Arrow has no
 * form of, or another one, as text, which is cast back there.
 */
export function sentSql(types: readonly ColumnType[], sql: string): string {
  const replaced = types
    .filter(({ type }) => sentType(type) !== type)
    .map(({ name, type }) => `CAST(${identifier(name)} AS ${sentType(type)}) AS ${identifier(name)}`);
  return replaced.length === 0 ? sql : `SELECT * REPLACE (${replaced.join(', ')}) FROM (${sql})`;
}
