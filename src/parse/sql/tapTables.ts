import { readSql } from './readSql.ts';
import { asName, isWord, type SqlToken } from './sqlToken.ts';
import { lastOf } from '../../known/lastOf.ts';

/**
 * A table that an ADQL text reads: its name with its schema, as written without quotes, and the name it goes by in the
 * query.
 */
export type TapTable = { readonly name: string; readonly alias: string };

const NO_ALIAS =
  'on using where group order having limit offset natural inner left right full cross join union except intersect'.split(
    ' ',
  );

/** The tables after FROM and JOIN of an ADQL text, whole or being written. */
export function tapTables(text: string): readonly TapTable[] {
  const { tokens } = readSql(text);
  const tables: TapTable[] = [];
  for (let at = 0, listing = false; at < tokens.length; at++) {
    if (isWord(tokens[at], 'from', 'join')) listing = true;
    else if (!(listing && isWord(tokens[at], ','))) {
      if (isWord(tokens[at], 'where', 'group', 'order', 'select', 'union', 'on', ')')) listing = false;
      continue;
    }
    const { path, next } = readTokens(tokens, at + 1);
    if (path.length === 0) continue;
    const asked = isWord(tokens[next], 'as') ? next + 1 : next;
    const alias = isWord(tokens[asked], ...NO_ALIAS) ? undefined : asName(tokens[asked]);
    tables.push({ name: path.join('.'), alias: alias ?? lastOf(path) });
    at = next - 1;
  }
  return tables;
}

function readTokens(
  tokens: readonly SqlToken[],
  start: number,
): { readonly path: readonly string[]; readonly next: number } {
  const path: string[] = [];
  let at = start;
  for (let name = asName(tokens[at]); name !== undefined; name = asName(tokens[at])) {
    path.push(name);
    at++;
    if (!isWord(tokens[at], '.')) break;
    at++;
  }
  return { path, next: at };
}
