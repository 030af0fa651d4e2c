import type { Failure } from '../../../../workers/wire/failure.ts';
import { isNotebookError, NotebookError } from '../../../../workers/wire/notebookError.ts';
import { stringLiteral } from '../../../../workers/wire/quoted.ts';
import { queriesWithin, type QueryWithin } from '../../../parse/sql/queriesWithin.ts';
import { readSql } from '../../../parse/sql/readSql.ts';
import { asName, isWord } from '../../../parse/sql/sqlToken.ts';
import { keptKey } from '../statement/kept.ts';
import { TABLE_FIRST } from '../statement/tableFirst.ts';
import type { Answered } from './answered.ts';
import type { Around, Run } from './run.ts';

/** Answers a query, whose rows become a table; `take` gets it while the tables that it reads are there. */
type Answer = (text: string, run: Run, take: (answered: Answered) => Promise<void>, table: string) => Promise<void>;

const KEPT: Failure = {
  kind: 'sql',
  message: 'Catalogues and files cannot be read by a macro that is written so.',
  advice: TABLE_FIRST,
};

/**
 * A statement that has no tree (PIVOT, INSERT, UPDATE, …), over tables of the rows of the queries within it that read
 * catalogues or files; `undefined` for one in which none does, or that is none of SQL.
 */
export async function gatherQueries(text: string, around: Around, answer: Answer): Promise<Answered | undefined> {
  const queries = queriesWithin(text, (name) => around.kept?.has(keptKey('table', name)) === true);
  if (queries.length === 0) return undefined;
  // The rows are gone once the statement has run.
  if (isKept(text)) throw new NotebookError(KEPT);
  // No query within a query has its text's length.
  const names = queries.map((_, i) => `__skybook_rows${text.length}_${i}`);
  const sql = replaced(text, queries, names);
  if (!(await isSql(sql, around))) return undefined;
  const { coordinator, temporaries } = around;
  const found: Answered[] = [];
  for (const [i, query] of queries.entries()) {
    const asked = queryOf(text, query);
    const name = names[i] ?? '';
    temporaries.table(name);
    const take = async (answered: Answered) => {
      await coordinator.query(`CREATE OR REPLACE TABLE ${name} AS\n${answered.sql}`, around.signal);
      found.push(answered);
    };
    await answer(asked, { ...around, onRows: () => undefined }, take, name);
  }
  const plans = found.flatMap((one) => one.plans);
  return { sql, columns: [], plans, warnings: found.flatMap((one) => one.warnings), isAsWritten: false };
}

/** Whether what a statement makes reads its sources whenever it is used: a macro, a prepared statement. */
function isKept(text: string): boolean {
  const { tokens } = readSql(text);
  const made = tokens.find((token) => !isWord(token, 'create', 'or', 'replace', 'temp', 'temporary'));
  return isWord(tokens[0], 'prepare') || (isWord(tokens[0], 'create') && isWord(made, 'macro', 'function'));
}

function replaced(text: string, queries: readonly QueryWithin[], names: readonly string[]): string {
  let sql = '';
  let at = 0;
  for (const [i, { from, to, kind }] of queries.entries()) {
    sql += `${text.slice(at, from)}${kind === 'query' ? 'FROM ' : ''}${names[i]} `;
    at = to;
  }
  return sql + text.slice(at);
}

/** Whether a statement would run but for tables that are not there yet: no row is read for one that cannot. */
async function isSql(sql: string, { coordinator }: Around): Promise<boolean> {
  try {
    await coordinator.query(`EXPLAIN ${sql}`);
  } catch (error) {
    if (!isNotebookError(error)) throw error;
    return !error.failure.message.startsWith('Parser Error');
  }
  return true;
}

function queryOf(text: string, { from, to, kind }: QueryWithin): string {
  const written = text.slice(from, to);
  return kind === 'query' ? written : `SELECT ${wantedOf(text)} FROM ${written}`;
}

/** The columns that a PIVOT may want of its source: with a GROUP BY those that it names. */
function wantedOf(text: string): string {
  const { tokens } = readSql(text);
  const isNaming =
    isWord(tokens[0], 'pivot', 'pivot_wider') &&
    tokens.some((token, i) => isWord(token, 'group') && isWord(tokens[i + 1], 'by')) &&
    !tokens.some((token) => isWord(token, '*', 'columns', 'all') || asName(token)?.includes('*'));
  if (!isNaming) return '*';
  const names = tokens.flatMap((token) => asName(token) ?? []).map((name) => name.replace(/[^\p{L}\p{N}_ ]/gu, '.'));
  return `COLUMNS(${stringLiteral(`(?i)^(${[...new Set(names)].join('|')})$`)})`;
}
