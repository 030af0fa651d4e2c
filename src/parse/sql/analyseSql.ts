import type { Failure } from '../../../workers/wire/failure.ts';
import type { Analysis } from '../analysis.ts';
import { findHosts } from '../findHosts.ts';
import { placeOf } from '../placeOf.ts';
import { isNotebookError } from '../../../workers/wire/notebookError.ts';
import { readPlotLine } from './plotLine.ts';
import { readSql, type SqlText } from './readSql.ts';
import { givingAt, isWord, type SqlToken } from './sqlToken.ts';
import { findTableNames } from './tableNames.ts';
import { findTapUrl } from './tapCell.ts';

/**
 * What an SQL cell needs (tables and `$` parameters) and makes: its output's name, and the tables and views that its
 * statements leave.
 */
export function analyseSql(text: string, output: string | undefined): Analysis {
  const read = readSql(text);
  const own = namedByExecute(read.tokens);
  const parameters = read.tokens
    .filter(({ kind, text: name }) => kind === 'parameter' && !own.has(name))
    .map((token) => token.text);
  const base = {
    stars: [],
    imports: [],
    hosts: findHosts(text),
    ...failing(read.open ? openFailure(text, read.open) : plotFailure(text)),
  };
  if (findTapUrl(text) !== undefined)
    return { ...base, defines: output ? [output] : [], needs: distinct([...findUploads(read.tokens), ...parameters]) };
  const { read: tables, written, created } = findTableNames(read.parts);
  return {
    ...base,
    defines: distinct([...(output ? [output] : []), ...created, ...written]),
    needs: distinct([...tables, ...parameters]),
  };
}

/** The parameters of a prepared statement that the same cell's `EXECUTE p(name := 1)` gives values. */
function namedByExecute(tokens: readonly SqlToken[]): ReadonlySet<string> {
  if (!isWord(tokens[0], 'prepare') || !tokens.some((token) => isWord(token, 'execute'))) return new Set();
  return new Set(
    tokens.filter(({ kind }, i) => kind === 'word' && givingAt(tokens, i + 1) === ':=').map(({ text }) => text),
  );
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}

const failing = (failure: Failure | undefined): Pick<Analysis, 'failure'> => (failure ? { failure } : {});

/** What a line `-- plot:` says wrong. */
function plotFailure(text: string): Failure | undefined {
  try {
    readPlotLine(text);
    return undefined;
  } catch (error) {
    if (isNotebookError(error)) return error.failure;
    throw error;
  }
}

function openFailure(text: string, { message, at }: NonNullable<SqlText['open']>): Failure {
  return { kind: 'syntax', message, ...placeOf(text, at) };
}

/** Tables sent along with a TAP query (IVOA TAP 1.1 §2.5): `TAP_UPLOAD.name`. */
function findUploads(tokens: readonly SqlToken[]): readonly string[] {
  return tokens
    .filter((_, index) => tokens[index - 1]?.text === '.' && tokens[index - 2]?.text.toLowerCase() === 'tap_upload')
    .map(({ text }) => text);
}
