import { tableFromIPC } from 'apache-arrow';
import type { Carried } from '../../../../workers/wire/carried.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import { leavingColumns, leavingSql } from '../pool/leavingSql.ts';
import type { Member } from '../pool/member.ts';
import type { KnownTable } from '../statement/tables.ts';

/** The rows of a table of the notebook, on their way to another engine. */
export async function takeTable(coordinator: Member, name: string, known: KnownTable): Promise<Carried> {
  const types = await coordinator.describe(`FROM ${identifier(name)}`);
  const ipc = await coordinator.query(leavingSql(types, `FROM ${identifier(name)}`));
  const rows = tableFromIPC(ipc).numRows;
  const { warnings, sources } = known;
  const columns = leavingColumns(types, known.columns);
  return { kind: 'table', table: { ipc, rows, totalRows: rows, columns, name, warnings, sources } };
}
