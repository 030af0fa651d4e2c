import { readPath } from './namePath.ts';
import { isWord, type SqlPart } from './sqlToken.ts';

/** The name in a leading `CREATE [OR REPLACE] [TEMP] TABLE|VIEW [IF NOT EXISTS] name`. */
export function createdName(parts: readonly SqlPart[]): string | undefined {
  if (!isWord(parts[0], 'create')) return undefined;
  let at = 1;
  while (isWord(parts[at], 'or', 'replace', 'temp', 'temporary', 'local', 'recursive')) at++;
  if (!isWord(parts[at], 'table', 'view')) return undefined;
  at++;
  while (isWord(parts[at], 'if', 'not', 'exists')) at++;
  return readPath(parts, at).path.at(-1);
}
