import type { Column } from '../../../../workers/wire/column.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import type { Member } from '../pool/member.ts';

/** Types of which a table that has come as Arrow has others, with the same values. */
const RESTORED = /^(?:(?:U?HUGEINT|UUID|BIT|BIGNUM|JSON|TIME WITH TIME ZONE)\b|ENUM\()/;

/** Gives columns of a table that has come as Arrow the types that they had before. */
export async function restoreTypes(table: string, columns: readonly Column[], coordinator: Member): Promise<void> {
  const found = await coordinator.describe(`FROM ${identifier(table)}`);
  const casts = found.flatMap(({ name, type }, i) => {
    const own = columns[i]?.type;
    const column = identifier(name);
    return own !== undefined && own !== type && RESTORED.test(own) ? [`CAST(${column} AS ${own}) AS ${column}`] : [];
  });
  if (casts.length === 0) return;
  const rows = `SELECT * REPLACE (${casts.join(', ')}) FROM ${identifier(table)}`;
  await coordinator.query(`CREATE OR REPLACE TABLE ${identifier(table)} AS ${rows}`);
}
