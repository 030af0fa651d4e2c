import { isNotebookError, NotebookError } from '../../../../workers/wire/notebookError.ts';
import type { Provenance } from '../../../../workers/wire/provenance.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import { MIME } from '../../../../workers/wire/shown.ts';
import { answer, type Answered } from '../answer/answer.ts';
import { resultColumns } from '../passes/resultColumns.ts';
import { leavingSql } from '../pool/leavingSql.ts';
import { countRows } from '../scan/carryOut.ts';
import { outOfPlace } from '../statement/outOfPlace.ts';
import { placed } from '../statement/placed.ts';
import { creationOf, isAnswer, isQuery, type CellStatement } from '../statement/statements.ts';
import type { CellRun, StatementRun } from './cellRun.ts';
import { CellSources } from './cellSources.ts';
import { runDescribe } from './runDescribe.ts';
import { planData } from './shownPlan.ts';

/** Rows of a result that its cell shows. */
export const SHOWN_ROWS = 10_000;

/**
 * Runs a cell's statements; the last one's rows become the table `output` and are shown. Gives where the rows of all
 * its tables came from.
 */
export async function runCell(statements: readonly CellStatement[], run: CellRun): Promise<readonly Provenance[]> {
  const { job, tables } = run;
  const sources = new CellSources(tables.sourcesOf(job.analysis.needs));
  for (const [i, statement] of statements.entries()) {
    const around = { ...run, sources, onSource: (source: Provenance) => sources.add(source, statement.text) };
    run.onProgress('Running');
    try {
      await runStatement(statement, i === statements.length - 1, around);
    } catch (error) {
      if (!isNotebookError(error)) throw error;
      throw new NotebookError(outOfPlace(placed(error.failure, statement, job.cell.text)), { cause: error });
    }
  }
  if (sources.list().length > 0) job.emit({ kind: 'sources', sources: sources.list() });
  return sources.list();
}

async function runStatement(statement: CellStatement, isLast: boolean, run: StatementRun): Promise<void> {
  const { coordinator } = run.pool;
  const creation = creationOf(statement);
  if (isQuery(statement)) await runQuery(statement, isLast, run);
  else if (creation) await runCreate(creation.head, creation.query, run);
  else if (isLast && isAnswer(statement)) await runAnswer(statement, run);
  else await coordinator.query(statement.text, run.signal);
}

function runQuery({ text }: CellStatement, isLast: boolean, run: StatementRun): Promise<void> {
  const { output, signal, sources } = run;
  const { coordinator } = run.pool;
  return answer(text, run, async (answered) => {
    if (!isLast) return void (await coordinator.query(answered.sql, signal));
    // On a line of its own the query keeps its columns; `placed` counts the line.
    await coordinator.query(`CREATE OR REPLACE TABLE ${identifier(output)} AS\n${answered.sql}`, signal);
    sources.counted(text, await rowsIn(output, run));
    await show(run, answered);
  });
}

/** Makes a table of a query's rows; of one that reads a catalogue a view would have to fetch them again at each use. */
function runCreate(head: string, query: string, run: StatementRun): Promise<void> {
  return answer(query, run, async ({ sql, isAsWritten }) => {
    const made = isAsWritten ? head : head.replace(/\bview\b/i, 'TABLE');
    await run.pool.coordinator.query(`${made}${sql}`, run.signal);
  });
}

/** A statement that answers with rows but is no query: DESCRIBE, EXPLAIN, PRAGMA, … */
async function runAnswer({ text }: CellStatement, run: StatementRun): Promise<void> {
  const { coordinator } = run.pool;
  if (!(await runDescribe(text, run))) {
    await coordinator.replaceTable(run.output, await coordinator.query(text, run.signal));
  }
  await show(run);
}

async function show(run: StatementRun, answered?: Answered): Promise<void> {
  const { job, output, tables } = run;
  const { coordinator } = run.pool;
  const types = await coordinator.describe(`FROM ${identifier(output)}`);
  const known =
    answered?.columns.length === types.length ? answered.columns : resultColumns(types, undefined, () => undefined);
  const columns = types.map((type, i) => ({ ...known[i], ...type }));
  const warnings = [...tables.warningsOf(job.analysis.needs), ...(answered?.warnings ?? [])];
  const sources = run.sources.list();
  const version = tables.set(output, columns, { warnings, sources });
  if (job.cell.hidden) return;
  const ipc = await coordinator.query(leavingSql(types, `FROM ${identifier(output)} LIMIT ${SHOWN_ROWS}`), run.signal);
  const totalRows = await rowsIn(output, run);
  const rows = Math.min(totalRows, SHOWN_ROWS);
  const whole = { held: true, engine: 'sql', name: output, version, type: 'table' } as const;
  const name = output.startsWith('__') ? {} : { name: output };
  const result = { ipc, rows, totalRows, columns, ...name, warnings, sources, whole };
  const plans = answered?.plans ?? [];
  // The plan that was shown while it ran.
  if (plans.length > 0) job.emit({ kind: 'clear' });
  const data = { [MIME.table]: { table: 'result' }, ...planData(plans) };
  job.emit({ kind: 'shown', shown: { data, tables: { result } } });
}

function rowsIn(table: string, { pool }: StatementRun): Promise<number> {
  return countRows(table, { run: (sql) => pool.coordinator.query(sql) });
}
