import { readPath } from './namePath.ts';
import { isWord, type SqlPart } from './sqlToken.ts';

/** What a `CREATE TABLE` or `CREATE VIEW` makes, and where in its parts the query begins that it is made from. */
export type MadeTable = {
  readonly name: string;
  readonly kind: 'table' | 'view';
  readonly query?: number;
  /** Where it is to stand, as written. */
  readonly schema?: string;
};

/** Reads a leading `CREATE [OR REPLACE] [TEMP] TABLE|VIEW [IF NOT EXISTS] name [(…)] [AS query]`. */
export function madeTable(parts: readonly SqlPart[]): MadeTable | undefined {
  if (!isWord(parts[0], 'create')) return undefined;
  let at = 1;
  while (isWord(parts[at], 'or', 'replace', 'temp', 'temporary', 'local', 'global', 'recursive')) at++;
  const kind = isWord(parts[at], 'view') ? 'view' : isWord(parts[at], 'table') ? 'table' : undefined;
  if (!kind) return undefined;
  at++;
  while (isWord(parts[at], 'if', 'not', 'exists')) at++;
  const { path, next } = readPath(parts, at);
  const name = path.at(-1);
  if (name === undefined) return undefined;
  const as = parts[next]?.kind === 'group' ? next + 1 : next;
  const [schema] = path;
  return {
    ...{ name, kind },
    ...(isWord(parts[as], 'as') && parts[as + 1] && { query: as + 1 }),
    ...(path.length > 1 && schema !== undefined && { schema }),
  };
}
