import { isNotebookError, NotebookError } from '../../../../workers/wire/notebookError.ts';
import type { Provenance } from '../../../../workers/wire/provenance.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import { readSql } from '../../../parse/sql/readSql.ts';
import { isWord } from '../../../parse/sql/sqlToken.ts';
import { answer, answerUnless, runOverQueries } from '../answer/answer.ts';
import type { Answered } from '../answer/answered.ts';
import type { Compiling } from '../answer/compiling.ts';
import { countRows } from '../answer/countRows.ts';
import type { OpenText } from '../answer/openText.ts';
import { leavingSql } from '../pool/leavingSql.ts';
import { outOfPlace } from '../statement/outOfPlace.ts';
import { executed } from '../statement/executed.ts';
import { forgetKept, keep } from '../statement/keep.ts';
import { placed } from '../statement/placed.ts';
import { knownZone } from '../statement/knownZone.ts';
import { refuseOfZone } from '../statement/refuseOfZone.ts';
import type { Creation } from '../statement/creationOf.ts';
import type { Report } from '../statement/doingOf.ts';
import type { CellStatement } from '../statement/statements.ts';
import type { CellRun, StatementRun } from './cellRun.ts';
import { CellSources } from './cellSources.ts';
import { resultData } from './resultData.ts';
import { runCopy } from './runCopy.ts';
import { runDescribe } from './runDescribe.ts';
import { countedPlot, runPlot } from './runPlot.ts';
import { planData } from './shownPlan.ts';
import { summarize } from './summarize.ts';
import { variableSetting } from './variableSetting.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';

/** Rows of a result that its cell shows. */
export const SHOWN_ROWS = 10_000;

/** What running a cell gave: where the rows of its tables came from, and the tables that it has noted. */
export type CellRan = { readonly sources: readonly Provenance[]; readonly noted: ReadonlySet<string> };

/**
 * Runs a cell's statements; the rows of the last that has any become the table `output` and are shown. Where none has,
 * `output` is the table made last, if the cell gives it a name.
 */
export async function runCell(statements: readonly CellStatement[], run: CellRun): Promise<CellRan> {
  const { job, output } = run;
  const sources = new CellSources(run.ofNeeds);
  const noted = new Set<string>();
  const shown = statements.findLastIndex(({ hasRows }) => hasRows);
  await dropMade(statements, run);
  // What a cell of comments was before has left nothing.
  if (statements.length === 0) await run.pool.coordinator.dropRelation(output);
  for (const [i, written] of statements.entries()) {
    const statement = executed(written, run.pool.kept);
    const onSource = (source: Provenance) => sources.add(source, statement.text);
    const around = {
      ...run,
      timeZone: run.pool.timeZone,
      sources,
      onSource,
      onNoted: (name: string) => void noted.add(sqlKey(name)),
    };
    run.onProgress('Running');
    try {
      await runStatement(statement, i === shown, around);
      const isLastMade = shown < 0 && i === statements.length - 1 && statement.does.kind === 'create';
      if (isLastMade && job.cell.output === output) await nameMade(statement.does.creation.name, around);
    } catch (error) {
      if (!isNotebookError(error)) throw error;
      const failure = run.names.told(error.failure);
      throw new NotebookError(outOfPlace(placed(failure, statement, job.cell.text)), { cause: error });
    }
  }
  if (sources.list().length > 0) job.emit({ kind: 'sources', sources: sources.list() });
  return { sources: sources.list(), noted };
}

/** Drops what an earlier run of the cell has left: its tables are its own, and what it made them with. */
async function dropMade(statements: readonly CellStatement[], { pool }: CellRun): Promise<void> {
  const { coordinator } = pool;
  for (const { made } of statements) if (made !== undefined) await coordinator.dropRelation(made);
  for (const { beside } of statements.toReversed()) {
    if (!beside) continue;
    const drop = `DROP ${beside.kind} IF EXISTS ${beside.path.map(identifier).join('.')}`;
    const dropped = beside.isOfAll
      ? pool.set(drop)
      : coordinator.query(beside.kind === 'SCHEMA' ? `${drop} CASCADE` : drop);
    // What others have made with it keeps it.
    await dropped.catch(() => undefined);
  }
}

async function runStatement({ text, does, beside }: CellStatement, isShown: boolean, run: StatementRun): Promise<void> {
  switch (does.kind) {
    case 'extension':
    case 'needless':
    case 'into':
      if (does.failure) throw new NotebookError(does.failure);
      return;
    case 'zone':
      run.pool.timeZone = await knownZone(does.zone, run.pool.coordinator);
      return;
    case 'query':
      return runQuery(text, isShown, run);
    case 'create':
      return runCreate(does.creation, run);
    case 'copy':
      return runCopy(does.copy, run);
    case 'keep':
      return keep(does.kept, run.pool.kept, run.pool.coordinator);
    case 'setting':
      return run.pool.set(await variableSetting(text, run), run.signal);
    case 'report':
      if (isShown) return runReport(text, does, run);
  }
  if (forgetKept(text, run.pool.kept)) return;
  if (beside?.isOfAll) return run.pool.set(text, run.signal);
  refuseOfZone(text, run.timeZone);
  await runOverQueries(text, run);
}

async function runQuery(text: string, isShown: boolean, run: StatementRun): Promise<void> {
  const { output, signal, sources } = run;
  const { coordinator } = run.pool;
  if (!isShown)
    return answer(text, unshown(run), async (answered) => void (await coordinator.query(answered.sql, signal)));
  const plotOf = (read: OpenText, around: Compiling) => countedPlot(read, around, run);
  const plot = await answerUnless(text, run, plotOf, async (answered) => {
    // On a line of its own the query keeps its columns; `placed` counts the line.
    const made = `CREATE OR REPLACE TABLE ${identifier(output)} AS\n${answered.sql}`;
    // Asked in one go, and answered in this order: the columns are what `note` asks for.
    const [, rows] = await Promise.all([
      coordinator.query(made, signal),
      rowsIn(output, run),
      coordinator.describe(`FROM ${identifier(output)}`),
    ]);
    sources.counted(text, rows);
    await show(run, answered, rows);
    return undefined;
  });
  if (plot) await runPlot(text, plot, run);
}

/** Makes a table of a query's rows; of one that reads a catalogue a view would have to fetch them again at each use. */
function runCreate({ name, head, sql: text }: Creation, run: StatementRun) {
  return answer(text, unshown(run), async (answered) => {
    const { sql, isAsWritten, plans } = answered;
    const made = isAsWritten ? head : head.replace(/\bview\b/i, 'TABLE');
    await run.pool.coordinator.query(`${made}${sql}`, run.signal);
    await note(name, run, answered);
    if (plans.length === 0 || run.job.cell.hidden) return;
    // The plan that was shown while it ran, with what was read.
    run.job.emit({ kind: 'clear' });
    run.job.emit({ kind: 'shown', shown: { data: planData(plans) } });
  });
}

/** Rows of statements that are not shown are not shown in part either. */
function unshown(run: StatementRun): StatementRun {
  return { ...run, onRows: () => undefined };
}

/** Gives the table that a cell has made last its result's name, too. */
async function nameMade(made: string, run: StatementRun): Promise<void> {
  if (sqlKey(made) === sqlKey(run.output)) return;
  const copied = `CREATE OR REPLACE TABLE ${identifier(run.output)} AS FROM ${identifier(made)}`;
  await run.pool.coordinator.query(copied, run.signal);
  await note(run.output, run, { columns: run.tables.get(made)?.columns ?? [], warnings: [] });
}

/** A statement that answers with rows but is no query: DESCRIBE, EXPLAIN, PRAGMA, … */
async function runReport(text: string, asked: Report, run: StatementRun): Promise<void> {
  const { coordinator } = run.pool;
  const described = await runDescribe(asked, run);
  if (described) return show(run, { columns: [], ...described });
  const { ipc, warnings } =
    asked.word === 'summarize'
      ? await summarize(asked.target, coordinator, run.signal)
      : { ipc: await answerOf(text, asked, run), warnings: [] };
  await coordinator.replaceTable(run.output, ipc);
  await show(run, { columns: [], plans: [], warnings });
}

/** A change that tells of its rows reads catalogues as others do. */
function answerOf(text: string, { word }: Report, run: StatementRun): Promise<Uint8Array> {
  const isChange = /^(insert|update|delete)$/.test(word);
  return isChange ? runOverQueries(text, run) : run.pool.coordinator.query(readersOwn(text), run.signal);
}

/** Of a list of tables those that the reader has made. */
function readersOwn(text: string): string {
  const [show, ...words] = readSql(text).tokens;
  const isList = isWord(show, 'show') && isWord(isWord(words[0], 'all') ? words[1] : words[0], 'tables');
  if (isWord(show, 'pragma') && isWord(words[0], 'show_tables')) return readersOwn('SHOW TABLES');
  if (!isList) return text;
  return `SELECT * FROM (${text}) WHERE NOT starts_with(name, '__skybook')`;
}

type Noted = Pick<Answered, 'columns' | 'warnings'>;

/** Notes what is known of a table that a statement has made. */
async function note(name: string, run: StatementRun, noted: Noted) {
  const { job, tables, sources, pool } = run;
  const types = await pool.coordinator.describe(`FROM ${identifier(name)}`);
  const isKnown = noted.columns.length === types.length;
  const columns = types.map((type, i) => ({ ...(isKnown && noted.columns[i]), ...type }));
  const about = {
    warnings: [...tables.warningsOf(job.analysis.needs), ...noted.warnings],
    sources: sources.list(),
  };
  run.onNoted(name);
  return { types, columns, ...about, version: tables.set(name, columns, about) };
}

/** Shows the first rows of the cell's table, which has `counted` rows where they have been counted. */
async function show(run: StatementRun, answered: Noted & Pick<Answered, 'plans'>, counted?: number): Promise<void> {
  const { job, output } = run;
  const { coordinator } = run.pool;
  const { types, columns, warnings, sources, version } = await note(output, run, answered);
  if (job.cell.hidden) return;
  const ipc = await coordinator.query(leavingSql(types, `FROM ${identifier(output)} LIMIT ${SHOWN_ROWS}`), run.signal);
  const totalRows = counted ?? (await rowsIn(output, run));
  const rows = Math.min(totalRows, SHOWN_ROWS);
  const whole = { held: true, engine: 'sql', name: output, version, type: 'table' } as const;
  const name = output.startsWith('__') ? {} : { name: output };
  const result = { ipc, rows, totalRows, columns, ...name, warnings, sources, whole };
  const { plans } = answered;
  // The plan that was shown while it ran.
  if (plans.length > 0) job.emit({ kind: 'clear' });
  const data = { ...resultData(run.plot, result), ...planData(plans) };
  job.emit({ kind: 'shown', shown: { data, tables: { result } } });
}

function rowsIn(table: string, { pool }: StatementRun): Promise<number> {
  return countRows(table, (sql) => pool.coordinator.query(sql));
}
