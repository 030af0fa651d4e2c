import type { Column } from '../../../../workers/wire/column.ts';
import { resultColumns } from '../passes/resultColumns.ts';
import type { OpenQuery } from '../sources/openQuery.ts';
import { knownTo, type Compiling } from './compiling.ts';

/** The columns of a query whose sources are open. Fails with DuckDB's words on a wrong query. */
export async function columnsOf(open: OpenQuery, compiling: Compiling): Promise<readonly Column[]> {
  const { coordinator } = compiling;
  const types = await coordinator.describe(await coordinator.sqlOf(open.node));
  return resultColumns(types, open.node, knownTo(open, compiling));
}
