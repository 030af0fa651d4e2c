import { tableFromIPC, tableToIPC } from 'apache-arrow';
import type { Carried } from '../../../../workers/wire/carried.ts';
import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import type { Table } from '../../../../workers/wire/table.ts';
import type { TapLine } from '../../../parse/sql/tapCell.ts';
import { carryJs } from '../../carryValue.ts';
import type { Carry, Job } from '../../engine.ts';
import { javascriptValue } from '../../javascriptValue.ts';
import { typedArrayOf } from '../../numpyArray.ts';
import { Quantity } from '../../quantity.ts';
import { adqlLiteral } from '../../tap/adqlLiteral.ts';
import type { TapFormats } from '../../tap/tapFormats.ts';
import { tapQuery } from '../../tap/tapQuery.ts';
import type { ReadTable } from '../../tableReader.ts';
import type { Member } from '../pool/member.ts';
import type { Pool } from '../pool/pool.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import { readPlotLine } from '../../../parse/sql/plotLine.ts';
import { restoreTypes } from './restoreTypes.ts';
import { resultData } from './resultData.ts';
import { SHOWN_ROWS } from './runCell.ts';
import type { CellText } from '../../../parse/sql/readCellText.ts';
import { statementsOf } from '../statement/statements.ts';
import type { Tables } from '../tables/tables.ts';
import { itemAt } from '../../../known/itemAt.ts';

/** A TAP cell's text. */
export type TapCell = CellText & { readonly tap: TapLine };

/** What a TAP cell needs beside its job; the pool is absent where the cell defines no table. */
export type TapSurroundings = {
  readonly tables: Tables;
  readonly pool: Promise<Pool> | undefined;
  readonly carry: Carry;
  readonly readTable: ReadTable;
  /** What services answer in. */
  readonly formats: TapFormats;
  /** The address of the reader's own proxy, with `{url}` for the address wanted. */
  readonly proxy?: string;
};

/**
 * Runs a cell's ADQL at the service that its first line names; the answer is shown and becomes the table of the cell's
 * name.
 */
export async function runTap(
  job: Job,
  cell: TapCell,
  { tables, pool, carry, proxy, ...asking }: TapSurroundings,
): Promise<void> {
  const line = cell.tap;
  checkLine(line);
  const { literals, uploads } = await inputsOf(job.inputs, cell.parameters, carry);
  const statements = statementsOf(cell, (name) => literals.get(name) ?? `$${name}`);
  if (statements.length !== 1)
    throw new NotebookError({
      kind: 'sql',
      message:
        statements.length === 0
          ? 'There is no query below the line @tap'
          : `A TAP cell holds one query, this one ${statements.length}`,
      advice: 'Write each query into a cell of its own.',
    });
  const adql = itemAt(statements, 0).text.trim();
  const answer = await tapQuery(
    line,
    { adql, maxRows: line.maxRows, uploads },
    { ...asking, signal: job.signal, proxy, onProgress: (progress) => job.emit({ kind: 'progress', progress }) },
  );
  if (answer.sources) job.emit({ kind: 'sources', sources: answer.sources });
  const name = job.analysis.defines[0];
  const table = name !== undefined && pool ? await kept({ ...answer, name }, (await pool).coordinator, tables) : answer;
  showKept(job, table);
}

/** Shows the first rows of a table that a cell has made. */
export function showKept(job: Job, table: Table): void {
  if (job.cell.hidden) return;
  const result = table.whole ? headOf(table) : table;
  job.emit({ kind: 'shown', shown: { data: resultData(readPlotLine(job.cell.text), result), tables: { result } } });
}

/** An answer as a table of the notebook, under its name; its columns have the types that are told of them. */
export async function kept(
  table: Table & { readonly name: string },
  coordinator: Member,
  tables: Tables,
): Promise<Table> {
  await coordinator.replaceTable(table.name, table.ipc);
  await restoreTypes(table.name, table.columns, coordinator);
  const types = await coordinator.describe(`FROM ${identifier(table.name)}`);
  const columns = types.map((type, i) => ({ ...table.columns[i], ...type }));
  const version = tables.set(table.name, columns, table);
  return { ...table, columns, whole: { held: true, engine: 'sql', name: table.name, version, type: 'table' } };
}

function checkLine({ url, unknown }: TapLine): void {
  if (!/^https?:\/\/[^/]/i.test(url) || !URL.canParse(url))
    throw new NotebookError({
      kind: 'sql',
      message: `${url} is not the address of a TAP service`,
      advice: 'Write it whole, such as  -- @tap https://simbad.cds.unistra.fr/simbad/sim-tap',
      line: 1,
    });
  if (unknown.length > 0)
    throw new NotebookError({
      kind: 'sql',
      message: `${unknown.join(' ')} means nothing in this line`,
      advice: 'After the address may stand  async  and  maxrec=1000 .',
      line: 1,
    });
}

async function inputsOf(
  inputs: Job['inputs'],
  parameters: ReadonlySet<string>,
  carry: Carry,
): Promise<{ readonly literals: ReadonlyMap<string, string>; readonly uploads: ReadonlyMap<string, Table> }> {
  const literals = new Map<string, string>();
  const uploads = new Map<string, Table>();
  for (const [name, value] of inputs) {
    const carried = await carry(value);
    if (parameters.has(name)) literals.set(name, literalOf(name, carried));
    else uploads.set(name, uploadOf(name, carried));
  }
  return { literals, uploads };
}

function literalOf(name: string, carried: Carried): string {
  const value =
    carried.kind === 'plain'
      ? plainOf(javascriptValue(carried.value))
      : carried.kind === 'array'
        ? arrayOf(carried)
        : undefined;
  const literal = value === undefined ? undefined : adqlLiteral(value);
  if (literal !== undefined) return literal;
  const isTable = carried.kind === 'table';
  throw new NotebookError({
    kind: 'sql',
    message: `$${name} has no form in ADQL: a parameter must be a finite number, a text, a date or a list of these`,
    ...(isTable && { advice: `Write FROM TAP_UPLOAD.${name} to send the table along.` }),
  });
}

function plainOf(value: unknown): unknown {
  return value instanceof Quantity ? value.value : value;
}

function arrayOf(carried: Extract<Carried, { kind: 'array' }>): unknown {
  const values = typedArrayOf(carried);
  return carried.shape.length === 0 ? values[0] : carried.shape.length === 1 ? values : undefined;
}

function uploadOf(name: string, carried: Carried): Table {
  const asTable = carried.kind === 'plain' ? carryJs(javascriptValue(carried.value)) : carried;
  if (asTable.kind === 'table') return asTable.table;
  throw new NotebookError({
    kind: 'sql',
    message: `${name} is not a table, so it cannot be sent along as TAP_UPLOAD.${name}`,
  });
}

/** The rows that a cell shows. */
function headOf(table: Table): Table {
  if (table.rows <= SHOWN_ROWS) return table;
  return { ...table, ipc: tableToIPC(tableFromIPC(table.ipc).slice(0, SHOWN_ROWS), 'stream'), rows: SHOWN_ROWS };
}
