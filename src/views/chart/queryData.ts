import type { Table as ArrowTable } from 'apache-arrow';
import type { Table } from '../../../workers/wire/table.ts';
import { countsIn } from '../../catalogue/plot/countsIn.ts';
import { factsIn } from '../../catalogue/plot/factsIn.ts';
import type { PlotFacts } from '../../catalogue/plot/facts.ts';
import type { Plot } from '../../catalogue/plot/plot.ts';
import { binsSql, factsSql, pointsSql } from '../../catalogue/plot/plotSql.ts';
import { arrowOfTable } from '../../engines/arrowMetadata.ts';
import type { ChartData } from './chartData.ts';

/** Asks the engine of catalogues for the rows of a query. */
export type Ask = (sql: string, signal: AbortSignal) => Promise<Table>;

const rowsOf = (arrow: ArrowTable): readonly Readonly<Record<string, unknown>>[] =>
  arrow.toArray().map((row: { toJSON(): Record<string, unknown> }) => row.toJSON());

function numbers(arrow: ArrowTable, name: string): Float64Array | undefined {
  const column = arrow.getChild(name);
  return column ? Float64Array.from({ length: arrow.numRows }, (_, i) => Number(column.get(i) ?? NaN)) : undefined;
}

/** The facts of a plot that the engine has counted. */
function factsOf(plot: Plot, table: Table): PlotFacts {
  return factsIn(plot, rowsOf(arrowOfTable(table))[0] ?? {});
}

/** Rows that stay where they are: the query's engine counts them, and gives what bins hold, or few rows. */
export function queryData(plot: Plot, source: string, ask: Ask, counted?: Table): ChartData {
  return {
    facts: async (signal) => factsOf(plot, counted ?? (await ask(factsSql(plot, source), signal))),
    counts: async (bins, signal) =>
      countsIn(plot, bins, rowsOf(arrowOfTable(await ask(binsSql(plot, bins, source), signal)))),
    points: async (range, signal) => {
      const arrow = arrowOfTable(await ask(pointsSql(plot, range, source), signal));
      return {
        x: numbers(arrow, 'x') ?? new Float64Array(),
        y: numbers(arrow, 'y'),
        color: numbers(arrow, 'c'),
        xError: numbers(arrow, 'ex'),
        yError: numbers(arrow, 'ey'),
      };
    },
  };
}
