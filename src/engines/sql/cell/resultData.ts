import type { PlotSource, PlotSpec } from '../../../../workers/wire/plot.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import { MIME, type Shown } from '../../../../workers/wire/shown.ts';
import type { Table } from '../../../../workers/wire/table.ts';
import type { PlotLine } from '../../../parse/sql/plotLine.ts';

/** What a cell shows of its result, which is the table `result`: its rows, and their plot where a line asks for one. */
export function resultData(plot: PlotLine | undefined, result: Table): Shown['data'] {
  const table = { [MIME.table]: { table: 'result' } };
  if (!plot) return table;
  const spec: PlotSpec = { wish: plot.wish, source: sourceOf(result) };
  return { ...table, [MIME.plot]: spec };
}

/** A table that is shown in part is counted where the whole of it is. */
function sourceOf({ rows, totalRows, whole, columns }: Table): PlotSource {
  return rows < totalRows && whole?.engine === 'sql'
    ? { kind: 'query', sql: `SELECT * FROM ${identifier(whole.name)}`, tables: [], columns }
    : { kind: 'table', table: 'result' };
}
