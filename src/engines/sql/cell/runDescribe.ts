import { tableToIPC, Table as ArrowTable, Utf8, vectorFromArray } from 'apache-arrow';
import type { Column } from '../../../../workers/wire/column.ts';
import { arrowOfRows } from '../../arrowOfRows.ts';
import { readProgram } from '../answer/readProgram.ts';
import { withTemporaries } from '../answer/run.ts';
import { columnsOf, compile, openingFor } from '../passes/compile.ts';
import type { PassPlan } from '../scan/passPlan.ts';
import { openQuery, type OpenQuery } from '../sources/openQuery.ts';
import { readQuery } from '../statement/readQuery.ts';
import { catalogueCard, shownCard } from './catalogueCard.ts';
import type { StatementRun } from './cellRun.ts';

/**
 * Answers `DESCRIBE …`, `SUMMARIZE …` or `EXPLAIN …` of what reads a catalogue or a file by its address, as the table
 * `output`; whether it was that. A catalogue by itself also shows its card; `EXPLAIN` reads no rows.
 */
export function runDescribe(text: string, run: StatementRun): Promise<boolean> {
  const [, word = '', rest = ''] = /^\s*(\w+)\s+([^]*)$/.exec(text) ?? [];
  const target = /^(select|with|from|values|\()/i.test(rest.trim()) ? rest : `FROM ${rest}`;
  return withTemporaries(run, async (around) => {
    const query = await readQuery(target, around);
    const open = query && (await openQuery(query, openingFor(around)));
    if (!open || open.opened.size === 0) return false;
    const { coordinator, signal } = around;
    const put = (rows: Uint8Array) => coordinator.replaceTable(run.output, rows).then(() => true);
    switch (word.toLowerCase()) {
      case 'desc':
      case 'describe': {
        const columns = await columnsOf(open, around);
        showCard(open, run);
        return put(described(columns));
      }
      case 'summarize': {
        const program = await compile(query, open, around);
        await readProgram(program, around);
        return put(await coordinator.query(`SUMMARIZE ${program.sql}`, signal));
      }
      case 'explain': {
        const program = await compile(query, open, around);
        return put(explained(await readProgram(program, { ...around, planOnly: true, onPlan: () => undefined })));
      }
      default:
        return false;
    }
  });
}

function showCard({ node, opened }: OpenQuery, { job }: StatementRun): void {
  const [only, ...others] = opened.values();
  const [item, ...items] = node.select_list ?? [];
  const isAlone = others.length === 0 && items.length === 0 && item?.class === 'STAR';
  const source = only?.sources[0];
  if (job.cell.hidden || !isAlone || source?.kind !== 'catalogue') return;
  for (const shown of shownCard(catalogueCard(source.catalogue))) job.emit({ kind: 'shown', shown });
}

/** A row a pass, as it would be planned; those that follow another's rows are planned as if it had none. */
function explained(plans: readonly PassPlan[]): Uint8Array {
  const rows = plans.map(({ columns, ...plan }) => ({
    ...plan,
    columns: columns.join(', '),
    why: plan.why ?? null,
    estimatedSeconds: Math.round(plan.estimatedSeconds * 10) / 10,
  }));
  return tableToIPC(arrowOfRows(rows, Object.keys(rows[0] ?? {}))!, 'stream');
}

function described(columns: readonly Column[]): Uint8Array {
  const texts = (of: (column: Column) => string | undefined) =>
    vectorFromArray(
      columns.map((column) => of(column) ?? null),
      new Utf8(),
    );
  const table = new ArrowTable({
    column_name: texts(({ name }) => name),
    column_type: texts(({ type }) => type),
    unit: texts(({ unit }) => unit),
    ucd: texts(({ ucd }) => ucd),
    description: texts(({ description }) => description),
  });
  return tableToIPC(table, 'stream');
}
