import type { PlotSpec } from '../../../../workers/wire/plot.ts';
import { MIME } from '../../../../workers/wire/shown.ts';
import type { Column } from '../../../../workers/wire/column.ts';
import type { SelectNode } from '../../../catalogue/split/tree.ts';
import { factsSql } from '../../../catalogue/plot/plotSql.ts';
import { understoodPlot } from '../../../catalogue/plot/understoodPlot.ts';
import type { PlotLine } from '../../../parse/sql/plotLine.ts';
import { answer } from '../answer/answer.ts';
import { columnsOf } from '../answer/columnsOf.ts';
import type { Compiling } from '../answer/compiling.ts';
import type { OpenText } from '../answer/openText.ts';
import { allowedSize } from '../../../parse/sql/allowedSize.ts';
import type { StatementRun } from './cellRun.ts';
import { planData } from './shownPlan.ts';

/** A plot whose points are counted where the rows are, and the columns of these. */
export type CountedPlot = { readonly asked: PlotLine; readonly columns: readonly Column[] };

/**
 * Shows the plot that a line of the cell asks for, of a query whose rows are a catalogue's with these columns: they are
 * counted where they are, and no table is made of them.
 */
export async function runPlot(text: string, { asked, columns }: CountedPlot, run: StatementRun): Promise<void> {
  const { job, pool, signal } = run;
  const { wish, line } = asked;
  const plot = understoodPlot(wish, columns, { kind: 'sql', line });
  await answer(factsSql(plot, text), { ...run, onRows: () => undefined }, async ({ sql, plans }) => {
    const ipc = await pool.coordinator.query(sql, signal);
    const allow = allowedSize(job.cell.text);
    const spec: PlotSpec = {
      wish,
      source: { kind: 'query', sql: text, tables: [], columns, ...(allow !== undefined && { allow }) },
      facts: 'facts',
    };
    const facts = { ipc, rows: 1, totalRows: 1, columns: [], warnings: [] };
    if (plans.length > 0) job.emit({ kind: 'clear' });
    job.emit({ kind: 'shown', shown: { data: { [MIME.plot]: spec, ...planData(plans) }, tables: { facts } } });
  });
}

/**
 * The plot that the cell asks for, where its query gives all rows of catalogues that fulfil something; `undefined` for
 * another cell, and where the rows have a name, an end or an order.
 */
export async function countedPlot(
  { query, open }: OpenText,
  around: Compiling,
  { job, plot: asked }: StatementRun,
): Promise<CountedPlot | undefined> {
  if (!asked || job.cell.hidden || job.cell.output !== undefined || !isPlain(query.statement.node)) return undefined;
  const isScan = [...open.opened.values()].some(({ sources }) => sources.length > 0);
  return isScan ? { asked, columns: await columnsOf(open, around) } : undefined;
}

function isPlain(node: SelectNode): boolean {
  return (
    node.type === 'SELECT_NODE' &&
    node.modifiers.length === 0 &&
    node.group_expressions.length === 0 &&
    node.sample === null
  );
}
