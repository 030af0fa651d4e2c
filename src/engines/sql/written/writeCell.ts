import type { ColumnType } from '../../../../workers/sql/contract.ts';
import type { Column } from '../../../../workers/wire/column.ts';
import { isNotebookError, NotebookError } from '../../../../workers/wire/notebookError.ts';
import { identifier, stringLiteral } from '../../../../workers/wire/quoted.ts';
import type { Run } from '../answer/run.ts';
import type { ReadersNames } from '../pool/readersNames.ts';
import { leavingColumns, leavingSql } from '../pool/leavingSql.ts';
import type { Report } from '../statement/doingOf.ts';
import { outOfPlace } from '../statement/outOfPlace.ts';
import { executed } from '../statement/executed.ts';
import { keep } from '../statement/keep.ts';
import { placed } from '../statement/placed.ts';
import { knownZone } from '../statement/knownZone.ts';
import { refuseOfZone } from '../statement/refuseOfZone.ts';
import type { CellStatement } from '../statement/statements.ts';
import type { Stand } from './stands.ts';
import { usedMacros } from './usedMacros.ts';
import { writeOverQueries, writeQuery, type WrittenQuery } from './writeStatement.ts';
import type { WrittenCell, WrittenStatement } from './writtenCell.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';

/** What writing a cell needs beside its statements. */
export type CellWriting = Run & {
  readonly names: ReadersNames;
  /** The cell's own text, in which places of failures are. */
  readonly cellText: string;
  /** The table for the rows of the statement that is shown. */
  readonly output: string;
  /** The cell gives its result a name. */
  readonly isNamed: boolean;
  /** Tables that stand for what the statements make. */
  readonly stand: Stand;
};

type Written = WrittenStatement & { readonly texts: readonly string[]; readonly macros: readonly string[] };
type Shown = { readonly types: readonly ColumnType[]; readonly columns: readonly Column[] };

/** Writes a cell's statements for another DuckDB, with what its result will be. Fails as running them would. */
export async function writeCell(
  statements: readonly CellStatement[],
  writing: CellWriting,
): Promise<Pick<WrittenCell, 'macros' | 'statements' | 'result'> & { readonly timeZone: string }> {
  const { output, isNamed, stand } = writing;
  const shownAt = statements.findLastIndex(({ hasRows }) => hasRows);
  const written: Written[] = [];
  let shown: Shown | undefined;
  const { kept, coordinator } = writing.pool;
  let { timeZone = 'UTC' } = writing;
  for (const [i, asked] of statements.entries()) {
    const statement = executed(asked, kept);
    try {
      const { does } = statement;
      if ('isOfPage' in does && does.isOfPage) {
        written.push(plain(replacing(statement.text)));
        continue;
      }
      if ('failure' in does && does.failure) throw new NotebookError(does.failure);
      if (does.kind === 'zone') timeZone = await knownZone(does.zone, coordinator);
      if (does.kind === 'keep') await keep(does.kept, kept, coordinator);
      if (/^(keep|extension|needless|zone)$/.test(does.kind)) continue;
      const [one, result] = await writeStatement(statement, i === shownAt, { ...writing, timeZone });
      written.push(one);
      shown = result ?? shown;
      const made =
        shownAt < 0 && i === statements.length - 1 && does.kind === 'create' ? does.creation.name : undefined;
      if (made === undefined || !isNamed) continue;
      if (sqlKey(made) !== sqlKey(output))
        written.push(plain(`CREATE OR REPLACE TABLE ${identifier(output)} AS FROM ${identifier(made)}`));
      shown = { types: await stand.types(made), columns: stand.columns(made) ?? [] };
      await stand.put(output, shown.types, shown.columns);
    } catch (error) {
      if (!isNotebookError(error)) throw error;
      const failure = writing.names.told(error.failure);
      throw new NotebookError(outOfPlace(placed(failure, statement, writing.cellText)), { cause: error });
    }
  }
  const texts = written.flatMap((one) => one.texts).join(' ');
  return {
    macros: usedMacros(texts, written.find(({ macros }) => macros.length > 0)?.macros ?? []),
    statements: written.map(({ steps, sql, isOfAll }) => ({ steps, sql, ...(isOfAll && { isOfAll }) })),
    ...(shown && { result: resultOf(output, shown) }),
    timeZone,
  };
}

function resultOf(table: string, { types, columns }: Shown): WrittenCell['result'] {
  const known = types.map((type, i) => ({ ...columns[i], ...type }));
  return {
    table,
    columns: leavingColumns(types, known),
    leavingSql: leavingSql(types, `FROM ${identifier(table)}`),
  };
}

async function writeStatement(
  statement: CellStatement,
  isShown: boolean,
  writing: CellWriting,
): Promise<readonly [Written, Shown?]> {
  const { output, stand } = writing;
  const { text, does, made, beside } = statement;
  if (does.kind === 'query') {
    const query = await writeQuery(text, writing);
    if (!isShown) return [around(query, query.sql)];
    await stand.put(output, query.types, query.columns);
    return [around(query, `CREATE OR REPLACE TABLE ${identifier(output)} AS\n${query.sql}`), query];
  }
  if (does.kind === 'create') {
    const { creation } = does;
    const query = await writeQuery(creation.sql, writing);
    const isTable = query.steps.length > 0;
    await stand.put(creation.name, query.types, query.columns);
    const head = isTable ? creation.head.replace(/\bview\b/i, 'TABLE') : creation.head;
    return [around(query, `${replacing(head)}${query.sql}`)];
  }
  if (does.kind === 'copy' && does.copy.isQuery) {
    const { copy } = does;
    const query = await writeQuery(copy.source, writing);
    return [around(query, `COPY (${query.sql}) TO ${stringLiteral(copy.file)} ${copy.options}`)];
  }
  if (does.kind === 'report') return isShown ? writeReport(text, does, writing) : [plain(text)];
  refuseOfZone(text, writing.timeZone);
  if (does.kind !== 'copy') await stand.run(text, made);
  if (does.kind === 'other' && made === undefined) {
    const over = await writeOverQueries(text, writing);
    return [{ ...around(over, replacing(over.sql)), ...(beside?.isOfAll && { isOfAll: true }) }];
  }
  return [plain(replacing(text))];
}

/** `DESCRIBE` and `SUMMARIZE` of what DuckDB has itself are queries, too; other answers are the page's own. */
async function writeReport(
  text: string,
  { word }: Report,
  { output, stand }: CellWriting,
): Promise<readonly [Written, Shown?]> {
  const isKept = /^(describe|desc|summarize)$/.test(word) && !/\b(hats|xmatch|read_\w+)\s*\(|:\/\//i.test(text);
  if (!isKept)
    throw new NotebookError({
      kind: 'sql',
      message: `${word.toUpperCase()} of this is answered by the page alone, not by a script.`,
    });
  const types = await stand.describe(`FROM (${text})`);
  await stand.put(output, types, []);
  return [plain(`CREATE OR REPLACE TABLE ${identifier(output)} AS FROM (${text})`), { types, columns: [] }];
}

/** A cell's table takes the place of one that an earlier run has left. */
function replacing(head: string): string {
  return head.replace(/^(\s*create\s+)(?!or\s+replace\b)/i, '$1OR REPLACE ').replace(/\bif\s+not\s+exists\b/i, '');
}

function plain(sql: string): Written {
  return { steps: [], sql, texts: [sql], macros: [] };
}

function around({ steps, macros }: Pick<WrittenQuery, 'steps' | 'macros'>, sql: string): Written {
  const texts = steps.flatMap((step) =>
    step.kind === 'table'
      ? [step.sql]
      : step.kind === 'pass'
        ? [
            step.partialSql,
            step.mergeSql,
            ...step.smalls.map((small) => small.sql),
            'sql' in step.parts ? step.parts.sql : '',
          ]
        : [],
  );
  return { steps, sql, texts: [sql, ...texts], macros };
}
