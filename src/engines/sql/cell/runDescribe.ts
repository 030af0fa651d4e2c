import { tableToIPC, Table as ArrowTable, Utf8, vectorFromArray } from 'apache-arrow';
import type { Column } from '../../../../workers/wire/column.ts';
import { arrowOfRows } from '../../arrowOfRows.ts';
import type { Job } from '../../engine.ts';
import type { OpenedQuery, Surroundings } from '../answer/answer.ts';
import { openQuery, prepareOpened } from '../answer/answer.ts';
import { catalogueCard, shownCard } from './catalogueCard.ts';
import type { CellPlan } from '../scan/passPlan.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import { resultColumns } from '../passes/resultColumns.ts';
import { CatalogueSource } from '../parts/catalogueParts.ts';
import { sqlOf } from '../statement/sqlOf.ts';

/**
 * Answers `DESCRIBE …`, `SUMMARIZE …` or `EXPLAIN …` of what reads a catalogue or a file by its address, as the table `output`; whether it
 * was that. A catalogue by itself also shows its card; `EXPLAIN` reads no rows.
 */
export async function runDescribe(job: Job, text: string, output: string, around: Surroundings): Promise<boolean> {
  const [, word = '', rest = ''] = /^\s*(\w+)\s+([^]*)$/.exec(text) ?? [];
  const target = /^(select|with|from|values|\()/i.test(rest.trim()) ? rest : `FROM ${rest}`;
  const query = await openQuery(target, around);
  if (!query) return false;
  try {
    if (query.opened.size === 0) return false;
    if (/^summarize$/i.test(word)) await summarize(query, output, around);
    else if (/^desc(ribe)?$/i.test(word)) await describe(job, query, output, around);
    else if (/^explain$/i.test(word)) await explain(query, output, around);
    else return false;
    return true;
  } finally {
    await query.release();
  }
}

async function describe(job: Job, query: OpenedQuery, output: string, around: Surroundings): Promise<void> {
  const { coordinator } = around.pool;
  const types = await coordinator.describe(await sqlOf(coordinator, query.tree.node));
  const columns = resultColumns(types, query.tree.node, (name) => query.opened.get(name)?.columns ?? around.known(name));
  await coordinator.query(`DROP TABLE IF EXISTS ${identifier(output)}`);
  await coordinator.putTable(output, describedColumns(columns));
  const [only] = query.opened.values();
  const alone = query.tree.node.select_list?.length === 1 && query.tree.node.select_list[0]!.class === 'STAR';
  if (job.cell.hidden || !alone || query.opened.size > 1 || !(only?.source instanceof CatalogueSource)) return;
  for (const shown of shownCard(catalogueCard(only.source.catalogue))) job.emit({ kind: 'shown', shown });
}

async function summarize(query: OpenedQuery, output: string, around: Surroundings): Promise<void> {
  const { coordinator } = around.pool;
  const prepared = await prepareOpened(query, '', around);
  try {
    const ipc = await coordinator.query(`SUMMARIZE ${prepared.sql}`, around.signal);
    await coordinator.query(`DROP TABLE IF EXISTS ${identifier(output)}`);
    await coordinator.putTable(output, ipc);
  } finally {
    await prepared.release();
  }
}

/** A row a pass, as it would be planned; those that follow another's rows are planned as if it had none. */
async function explain(query: OpenedQuery, output: string, around: Surroundings): Promise<void> {
  const plans: CellPlan[] = [];
  const prepared = await prepareOpened(query, '', { ...around, planOnly: true, onPlan: (plan) => plans.push(plan) });
  await prepared.release();
  const rows = plans.map(({ columns, ...plan }) => ({ ...plan, columns: columns.join(', '), why: plan.why ?? null, estimatedSeconds: Math.round(plan.estimatedSeconds * 10) / 10 }));
  const { coordinator } = around.pool;
  await coordinator.query(`DROP TABLE IF EXISTS ${identifier(output)}`);
  await coordinator.putTable(output, tableToIPC(arrowOfRows(rows, Object.keys(rows[0] ?? {}))!, 'stream'));
}

function describedColumns(columns: readonly Column[]): Uint8Array {
  const texts = (of: (column: Column) => string | undefined) => vectorFromArray(columns.map((column) => of(column) ?? null), new Utf8());
  const table = new ArrowTable({ column_name: texts(({ name }) => name), column_type: texts(({ type }) => type), unit: texts(({ unit }) => unit), ucd: texts(({ ucd }) => ucd), description: texts(({ description }) => description) });
  return tableToIPC(table, 'stream');
}
