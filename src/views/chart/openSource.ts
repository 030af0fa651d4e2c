import type { PlotSpec } from '../../../workers/wire/plot.ts';
import type { Progress } from '../../../workers/wire/progress.ts';
import type { Shown } from '../../../workers/wire/shown.ts';
import { isNotebookError, NotebookError } from '../../../workers/wire/notebookError.ts';
import type { Plot } from '../../catalogue/plot/plot.ts';
import { understoodPlot } from '../../catalogue/plot/understoodPlot.ts';
import { arrowOfTable, columnsOfArrow } from '../../engines/arrowMetadata.ts';
import { javascriptTable } from '../../engines/javascriptTable.ts';
import { arrowGrid } from '../table/arrowGrid.ts';
import type { GridData } from '../table/gridData.ts';
import type { ViewContext } from '../viewContext.ts';
import type { ChartData } from './chartData.ts';
import { columnsAsked } from './columnsAsked.ts';
import { pageData, valuesOf } from './pageData.ts';
import { queryData, type Ask } from './queryData.ts';

/** A plot as it was understood, where its rows are counted, and the table of rows that are in the page. */
export type OpenedSource = {
  readonly plot: Plot;
  readonly data: ChartData;
  readonly table?: GridData;
};

/**
 * Opens what a plot draws; `onProgress` is told how far the engine is with each question. Fails with kind `view`, or as
 * the query does.
 */
export async function openSource(
  { wish, source, facts }: PlotSpec,
  { tables = {} }: Pick<Shown, 'tables'>,
  { ask }: Pick<ViewContext, 'ask'>,
  signal: AbortSignal,
  onProgress?: (progress: Progress) => void,
): Promise<OpenedSource> {
  const tableOf = (key: string) => {
    const found = tables[key];
    if (!found) throw new RangeError(`the plot's table ${key} is not there`);
    return found;
  };
  if (source.kind === 'table') {
    const wire = tableOf(source.table);
    const arrow = arrowOfTable(wire);
    const plot = understoodPlot(wish, columnsOfArrow(arrow), { kind: 'view' });
    const data = pageData(plot, valuesOf(plot, javascriptTable(wire), arrow));
    return { plot, data, table: arrowGrid(arrow) };
  }
  if (!ask)
    throw new NotebookError({ kind: 'view', message: 'This plot counts rows', advice: 'Run the notebook to see it.' });
  const beside = Object.fromEntries(source.tables.map((name) => [name, tableOf(name)]));
  const allowed: Ask = async (sql, stop) => {
    try {
      return await ask(
        `${source.allow === undefined ? '' : `-- @allow ${source.allow}\n`}${sql}`,
        beside,
        stop,
        onProgress,
      );
    } catch (error) {
      throw withAllowance(error);
    }
  };
  const plot = understoodPlot(wish, source.columns ?? (await columnsAsked(source.sql, allowed, signal)), {
    kind: 'view',
  });
  const counted = facts === undefined ? undefined : tableOf(facts);
  return { plot, data: queryData(plot, source.sql, allowed, counted) };
}

/** A view has no button that allows more. */
function withAllowance(error: unknown): unknown {
  const size = isNotebookError(error) && /@allow (.*)/.exec(error.failure.remedy?.firstLine ?? '')?.[1];
  if (!isNotebookError(error) || !size) return error;
  const { remedy: _, elsewhere: _elsewhere, ...failure } = error.failure;
  return new NotebookError({ ...failure, advice: `Give plot(…) allow='${size}', or fewer rows.` });
}
