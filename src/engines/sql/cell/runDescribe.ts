import { tableToIPC, Table as ArrowTable, Utf8, vectorFromArray } from 'apache-arrow';
import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import type { Column } from '../../../../workers/wire/column.ts';
import { arrowOfRows } from '../../arrowOfRows.ts';
import { withTemporaries } from '../answer/run.ts';
import { columnsOf } from '../answer/columnsOf.ts';
import { compile } from '../answer/compile.ts';
import type { PassPlan } from '../parts/passPlan.ts';
import { readProgram } from '../answer/readProgram.ts';
import type { OpenQuery } from '../sources/openQuery.ts';
import { openText } from '../answer/openText.ts';
import type { Report } from '../statement/doingOf.ts';
import { catalogueCard, shownCard } from './catalogueCard.ts';
import type { StatementRun } from './cellRun.ts';
import { planText } from './shownPlan.ts';
import { summarize } from './summarize.ts';

/** What the reader must know of an answer, and of the rows that were read for it. */
export type Described = { readonly warnings: readonly string[]; readonly plans: readonly PassPlan[] };

/**
 * Answers `DESCRIBE …`, `SUMMARIZE …` or `EXPLAIN …` of what reads a catalogue or a file by its address, as the table
 * `output`; what the reader must know of it, or `undefined` where it was none of these. A catalogue by itself also
 * shows its card; `EXPLAIN` reads no rows, and says in words what would be read.
 */
export function runDescribe({ word, target }: Report, run: StatementRun): Promise<Described | undefined> {
  return withTemporaries(run, async (around) => {
    const read = await openText(target, around);
    if (!read || read.open.opened.size === 0) return undefined;
    const { open } = read;
    const { coordinator, signal } = around;
    const warnings = [...open.opened.values()].flatMap((opened) => opened.warnings);
    const put = async (rows: Uint8Array, more: readonly string[] = [], plans: Described['plans'] = []) => {
      await coordinator.replaceTable(run.output, rows);
      return { warnings: [...warnings, ...more], plans };
    };
    switch (word) {
      case 'desc':
      case 'describe': {
        const columns = await columnsOf(open, around);
        showCard(open, run);
        return put(described(columns));
      }
      case 'summarize': {
        const program = await compile(read, around);
        // Rows that are summarized are not shown.
        const plans = await readProgram(program, { ...around, onRows: () => undefined });
        const summary = await summarize(program.sql, coordinator, signal);
        return put(summary.ipc, summary.warnings, plans);
      }
      case 'explain': {
        const program = await compile(read, around);
        const plans = await readProgram(program, { ...around, planOnly: true, onPlan: () => undefined });
        run.job.emit({ kind: 'clear' });
        if (!run.job.cell.hidden && plans.length > 0)
          run.job.emit({ kind: 'shown', shown: { data: { 'text/plain': plans.map(planText).join('\n\n') } } });
        return put(explained(plans));
      }
      case 'explain analyze':
        throw new NotebookError({
          kind: 'sql',
          message: 'EXPLAIN ANALYZE does not measure what reads catalogues or files.',
          advice: 'EXPLAIN alone tells what a query would fetch; the line under its result, what it fetched.',
        });
      default:
        return undefined;
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
