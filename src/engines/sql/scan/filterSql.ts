import { and, baseTable, select, STAR } from '../../../catalogue/split/nodes.ts';
import type { Expression } from '../../../catalogue/split/tree.ts';
import type { Member } from '../pool/member.ts';

/** A query for the rows of a source's table that fulfil conditions; `undefined` where there are none. */
export async function filterSql(
  table: string,
  conditions: readonly Expression[],
  database: Pick<Member, 'sqlOf'>,
): Promise<string | undefined> {
  if (conditions.length === 0) return undefined;
  return database.sqlOf(select([STAR], baseTable(table), { where: and(conditions) }));
}
