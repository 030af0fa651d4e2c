import type { Column } from '../../../../workers/wire/column.ts';
import type { Provenance } from '../../../../workers/wire/provenance.ts';
import { isNotebookError, NotebookError } from '../../../../workers/wire/notebookError.ts';
import { MIME } from '../../../../workers/wire/shown.ts';
import type { Table } from '../../../../workers/wire/table.ts';
import type { Job } from '../../engine.ts';
import type { Prepared, Surroundings } from '../answer/answer.ts';
import { countRows, prepare } from '../answer/answer.ts';
import { CellSources } from './cellSources.ts';
import { outOfPlace } from '../statement/outOfPlace.ts';
import { placed } from '../statement/placed.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import { planData } from './shownPlan.ts';
import { runDescribe } from './runDescribe.ts';
import { resultColumns } from '../passes/resultColumns.ts';
import type { CellStatement } from '../statement/statements.ts';
import type { Tables } from '../statement/tables.ts';

/** Rows of a result that its cell shows. */
export const SHOWN_ROWS = 10_000;

const QUERIES = /^(select|with|from|values|table|pivot|pivot_wider|unpivot|pivot_longer|\()$/;
const ANSWERS = /^(describe|desc|summarize|show|explain|pragma|call)$/;

/** Runs a cell's statements; the last one's rows become the table `output` and are shown. Gives where the rows of all its tables came from. */
export async function runCell(job: Job, statements: readonly CellStatement[], output: string, tables: Tables, surroundings: Omit<Surroundings, 'onSource'>): Promise<readonly Provenance[]> {
  const sources = new CellSources(tables.sourcesOf(job.analysis.needs));
  for (const [i, statement] of statements.entries()) {
    const around: Sourced = { ...surroundings, onSource: (source) => sources.add(source, statement.text), sources };
    const last = i === statements.length - 1;
    around.onProgress('Running');
    try {
      const create = creation(statement.text);
      if (QUERIES.test(statement.firstWord)) await runQuery(job, statement, last ? output : undefined, tables, around);
      else if (create) await runCreate(create.head, create.query, around);
      else if (last && ANSWERS.test(statement.firstWord)) await runAnswer(job, statement, output, tables, around);
      else await around.pool.coordinator.query(statement.text, around.signal);
    } catch (error) {
      throw isNotebookError(error) ? new NotebookError(outOfPlace(placed(error.failure, statement, job.cell.text)), { cause: error }) : error;
    }
  }
  if (sources.list().length > 0) job.emit({ kind: 'sources', sources: sources.list() });
  return sources.list();
}

type Sourced = Surroundings & { readonly sources: CellSources };

async function runQuery(job: Job, { text }: CellStatement, output: string | undefined, tables: Tables, { pool, ...around }: Sourced): Promise<void> {
  const prepared = await prepare(text, { pool, ...around });
  try {
    if (output === undefined) return void (await pool.coordinator.query(prepared.sql, around.signal));
    // On a line of its own the query keeps its columns; `placed` counts the line.
    await pool.coordinator.query(`CREATE OR REPLACE TABLE ${identifier(output)} AS\n${prepared.sql}`, around.signal);
    around.sources.counted(text, await countRows(pool, output));
    await show(job, output, prepared, tables, { pool, ...around });
  } finally {
    await prepared.release();
  }
}

/** `CREATE TABLE name AS` and the query after it. */
function creation(text: string): { readonly head: string; readonly query: string } | undefined {
  const [, head, query] = /^(\s*create\s+(?:or\s+replace\s+)?(?:temp(?:orary)?\s+)?(?:table|view)\s+(?:if\s+not\s+exists\s+)?(?:"[^"]+"|[\w.]+)\s+as\s)([^]*)$/i.exec(text) ?? [];
  return head !== undefined && query !== undefined ? { head, query } : undefined;
}

/** Makes a table of a query's rows; of one that reads a catalogue a view would have to fetch them again at each use. */
async function runCreate(head: string, query: string, around: Surroundings): Promise<void> {
  const prepared = await prepare(query, around);
  try {
    const made = prepared.asWritten ? head : head.replace(/\bview\b/i, 'TABLE');
    await around.pool.coordinator.query(`${made}${prepared.sql}`, around.signal);
  } finally {
    await prepared.release();
  }
}

/** A statement that answers with rows but is no query: DESCRIBE, EXPLAIN, PRAGMA, … */
async function runAnswer(job: Job, { text }: CellStatement, output: string, tables: Tables, around: Sourced): Promise<void> {
  const { coordinator } = around.pool;
  const described = await runDescribe(job, text, output, around);
  if (!described) {
    const ipc = await coordinator.query(text, around.signal);
    await coordinator.query(`DROP TABLE IF EXISTS ${identifier(output)}`);
    await coordinator.putTable(output, ipc);
  }
  await show(job, output, undefined, tables, around);
}

async function show(job: Job, output: string, prepared: Prepared | undefined, tables: Tables, around: Sourced): Promise<void> {
  const { coordinator } = around.pool;
  const types = await coordinator.describe(`FROM ${identifier(output)}`);
  const columns = resultColumns(types, prepared?.node, (name) => prepared?.columns.get(name) ?? tables.get(name)?.columns);
  const warnings = [...tables.warningsOf(job.analysis.needs), ...(prepared?.warnings ?? [])];
  const sources = around.sources.list();
  const version = tables.set(output, columns, { warnings, sources });
  if (job.cell.hidden) return;
  const table = { ...(await headOf(output, columns, around)), warnings, sources, whole: { held: true, engine: 'sql', name: output, version, type: 'table' } as const };
  // The plan that was shown while it ran.
  if (prepared && prepared.plans.length > 0) job.emit({ kind: 'clear' });
  job.emit({ kind: 'shown', shown: { data: { [MIME.table]: { table: 'result' }, ...planData(prepared?.plans ?? []) }, tables: { result: table } } });
}

async function headOf(name: string, columns: readonly Column[], { pool, signal }: Surroundings): Promise<Table> {
  const ipc = await pool.coordinator.query(`FROM ${identifier(name)} LIMIT ${SHOWN_ROWS}`, signal);
  const totalRows = await countRows(pool, name);
  return { ipc, rows: Math.min(totalRows, SHOWN_ROWS), totalRows, columns, ...(name.startsWith('__') ? {} : { name }), warnings: [] };
}
