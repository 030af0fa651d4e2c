import type { PlotSpec } from '../../../../workers/wire/plot.ts';
import { MIME } from '../../../../workers/wire/shown.ts';
import type { Column } from '../../../../workers/wire/column.ts';
import type { SelectNode } from '../../../catalogue/split/tree.ts';
import { factsSql } from '../../../catalogue/plot/plotSql.ts';
import { understoodPlot } from '../../../catalogue/plot/understoodPlot.ts';
import { answer } from '../answer/answer.ts';
import { withTemporaries } from '../answer/run.ts';
import { columnsOf } from '../answer/columnsOf.ts';
import { openText } from '../answer/openText.ts';
import { allowedSize } from '../../../parse/sql/allowedSize.ts';
import type { StatementRun } from './cellRun.ts';
import { planData } from './shownPlan.ts';

/**
 * Shows the plot that a line of the cell asks for, of a query whose rows are a catalogue's: they are counted where they
 * are, and no table is made of them. False for another cell, and where the rows have a name, an end or an order.
 */
export async function runPlot(text: string, run: StatementRun): Promise<boolean> {
  const { job, pool, signal, plot: asked } = run;
  if (!asked || job.cell.hidden || job.cell.output !== undefined) return false;
  const columns = await scannedColumns(text, run);
  if (!columns) return false;
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
  return true;
}

/** The columns of a query that gives all rows of catalogues that fulfil something; `undefined` for any other. */
function scannedColumns(text: string, run: StatementRun): Promise<readonly Column[] | undefined> {
  return withTemporaries(run, async (around) => {
    const read = await openText(text, around);
    if (!read || !isPlain(read.query.statement.node)) return undefined;
    const { open } = read;
    const isScan = [...open.opened.values()].some(({ sources }) => sources.length > 0);
    return isScan ? columnsOf(open, around) : undefined;
  });
}

function isPlain(node: SelectNode): boolean {
  return (
    node.type === 'SELECT_NODE' &&
    node.modifiers.length === 0 &&
    node.group_expressions.length === 0 &&
    node.sample === null
  );
}
