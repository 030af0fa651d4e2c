import { asName, givingAt, isWord, type SqlPart, type SqlToken } from '../../../parse/sql/sqlToken.ts';
import { readPath } from '../../../parse/sql/namePath.ts';
import { queriesWithin } from '../../../parse/sql/queriesWithin.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';
import type { ReadStatement } from './readStatement.ts';

/** What a macro or a prepared statement reads of catalogues and files, which is opened whenever it is used. */
export type Kept = {
  readonly name: string;
  readonly kind: 'table' | 'value' | 'prepared';
  /** One of a prepared statement; of a macro as many as it has. */
  readonly forms: readonly KeptForm[];
};

/** What is kept for a list of parameters: a query, or a macro's expression. */
export type KeptForm = { readonly parameters: readonly KeptParameter[]; readonly sql: string };

/** A parameter of a macro, its type, and what stands for it where a call has none, in SQL. */
export type KeptParameter = { readonly name: string; readonly type?: string; readonly preset?: string };

/** Those of the cells that have run, by `keptKey`. */
export type KeptQueries = Map<string, Kept>;

/** The name in a statement, and the place of its part behind it. */
type KeptName = ReturnType<typeof readPath> & { readonly kind: 'value' | 'prepared' };

/** Macros and prepared statements have names apart. */
export function keptKey(kind: Kept['kind'], name: string): string {
  return `${kind === 'prepared' ? 'prepared' : 'macro'} ${sqlKey(name)}`;
}

/**
 * Reads a `PREPARE` or a `CREATE MACRO` that reads catalogues or files, or calls what is `kept`; `undefined` for
 * others.
 */
export function keptOf(statement: ReadStatement, kept?: Readonly<Pick<KeptQueries, 'has'>>): Kept | undefined {
  const { firstWord, text, tokens } = statement;
  if (!/^(prepare|create)$/.test(firstWord)) return undefined;
  const calls = (token: SqlToken, i: number) =>
    isWord(tokens[i + 1], '(') && kept?.has(keptKey('value', asName(token) ?? '')) === true;
  if (queriesWithin(text).length === 0 && !tokens.some(calls)) return undefined;
  const named = keptName(statement.parts);
  if (!named) return undefined;
  return named.kind === 'prepared' ? preparedOf(statement, named) : macroOf(statement, named);
}

/** The name that a statement makes, makes anew or drops: of a macro, or of a prepared statement. */
export function keptName(parts: readonly SqlPart[]): KeptName | undefined {
  if (isWord(parts[0], 'prepare')) return { kind: 'prepared', ...readPath(parts, 1) };
  if (isWord(parts[0], 'deallocate'))
    return { kind: 'prepared', ...readPath(parts, isWord(parts[1], 'prepare') ? 2 : 1) };
  const isDrop = isWord(parts[0], 'drop');
  if (!isDrop && !isWord(parts[0], 'create')) return undefined;
  let at = 1;
  while (isWord(parts[at], 'or', 'replace', 'temp', 'temporary')) at++;
  if (!isWord(parts[at], 'macro', 'function')) return undefined;
  at++;
  if (isDrop && isWord(parts[at], 'table')) at++;
  while (isWord(parts[at], 'if', 'not', 'exists')) at++;
  return { kind: 'value', ...readPath(parts, at) };
}

function preparedOf({ text, parts }: ReadStatement, { path, next }: KeptName): Kept | undefined {
  const [name] = path;
  const as = parts[next];
  if (name === undefined || path.length > 1 || as?.kind !== 'word' || !isWord(as, 'as')) return undefined;
  return { name, kind: 'prepared', forms: [{ parameters: [], sql: text.slice(as.to).trim() }] };
}

function macroOf({ text, parts }: ReadStatement, { path, next }: KeptName): Kept | undefined {
  const name = path.at(-1);
  const ends = parts.flatMap((_, i) => (i > next && isNextForm(parts, i) ? [i] : []));
  const forms = [next, ...ends.map((end) => end + 1)].map((at, i) => formAt(text, parts, at, ends[i]));
  const [first] = forms;
  if (name === undefined || !first || forms.includes(undefined)) return undefined;
  return { name, kind: first.isTable ? 'table' : 'value', forms: forms.flatMap((form) => form ?? []) };
}

/** The form of a macro at a place, `(a, b) AS …`, up to the comma at another. */
function formAt(
  text: string,
  parts: readonly SqlPart[],
  at: number,
  end: number | undefined,
): (KeptForm & { readonly isTable: boolean }) | undefined {
  const [group, as, after] = [parts[at], parts[at + 1], parts[at + 2]];
  if (group?.kind !== 'group' || as?.kind !== 'word' || !isWord(as, 'as')) return undefined;
  const parameters = parametersOf(text, group.parts);
  const isTable = after?.kind === 'word' && isWord(after, 'table');
  const sql = text.slice(isTable ? after.to : as.to, end === undefined ? undefined : parts[end]?.from).trim();
  return parameters && { parameters, sql, isTable };
}

/** Whether a comma ends a form of a macro: `, (a, b) AS`. */
function isNextForm(parts: readonly SqlPart[], at: number): boolean {
  return isWord(parts[at], ',') && parts[at + 1]?.kind === 'group' && isWord(parts[at + 2], 'as');
}

function parametersOf(text: string, parts: readonly SqlPart[]): readonly KeptParameter[] | undefined {
  const found: KeptParameter[] = [];
  let own: SqlPart[] = [];
  const isRead = () => {
    const [name, ...rest] = own;
    const colon = rest.findIndex((_, i) => givingAt(rest, i) !== undefined);
    own = [];
    const called = asName(name);
    if (called === undefined) return false;
    const typed = colon < 0 ? rest : rest.slice(0, colon);
    if (!typed.every(({ kind }) => kind === 'word' || kind === 'group')) return false;
    const [from, to] = [colon < 0 ? undefined : rest[colon + 2]?.from, rest.at(-1)?.to];
    if (colon >= 0 && from === undefined) return false;
    const type = text.slice(typed[0]?.from, typed.at(-1)?.to);
    found.push({
      name: called,
      ...(typed.length > 0 && { type }),
      ...(from !== undefined && { preset: text.slice(from, to) }),
    });
    return true;
  };
  for (const part of parts) {
    if (!isWord(part, ',')) own.push(part);
    else if (!isRead()) return undefined;
  }
  return parts.length === 0 || isRead() ? found : undefined;
}
