import { readPath } from '../../../parse/sql/namePath.ts';
import { readSql } from '../../../parse/sql/readSql.ts';
import { givingAt, isWord, type SqlToken } from '../../../parse/sql/sqlToken.ts';
import { itemAt } from '../../../known/itemAt.ts';
import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { doingOf } from './doingOf.ts';
import { keptKey, keptOf, type Kept, type KeptQueries } from './kept.ts';
import { readStatement } from './readStatement.ts';
import type { CellStatement } from './statements.ts';

/**
 * The statement that `EXECUTE name(…)` runs, where that reads catalogues or files, and one that is kept as it calls
 * what is; every other one as it is.
 */
export function executed(statement: CellStatement, kept: Readonly<KeptQueries>): CellStatement {
  const { does, text } = statement;
  if (does.kind === 'other' && kept.size > 0) {
    const one = keptOf(readStatement(text), kept);
    return one ? { ...statement, does: { kind: 'keep', kept: one } } : statement;
  }
  if (does.kind !== 'report' || does.word !== 'execute') return statement;
  const { tokens, parts } = readSql(text);
  const [name = ''] = readPath(parts, 1).path;
  const one = kept.get(keptKey('prepared', name));
  if (!one) return statement;
  const sql = filledIn(one, argumentsIn(text, tokens));
  return { ...statement, text: sql, does: doingOf(readStatement(sql)) };
}

/** The texts between the brackets of a call, divided at their commas. */
function argumentsIn(text: string, tokens: readonly SqlToken[]): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let from: number | undefined;
  for (const [i, token] of tokens.entries()) {
    if (isWord(token, '(', '[', '{') && ++depth === 1) from = tokens[i + 1]?.from;
    const isEnd = isWord(token, ')', ']', '}') && --depth === 0;
    if (from === undefined || !(isEnd || (depth === 1 && isWord(token, ',')))) continue;
    const written = text.slice(from, token.from).trim();
    if (written) found.push(written);
    from = tokens[i + 1]?.from;
  }
  return found;
}

/** A prepared text with `?` and `$1` replaced. */
function filledIn({ name, forms }: Kept, values: readonly string[]): string {
  const { sql } = itemAt(forms, 0);
  const { tokens } = readSql(sql);
  const named = new Map(values.flatMap((value) => namedValue(value)));
  let [filled, at, asked, most] = ['', 0, 0, 0];
  const used = new Set<string>();
  for (const [i, token] of tokens.entries()) {
    const next = tokens[i + 1];
    const given = token.kind === 'parameter' ? named.get(token.text) : undefined;
    if (given !== undefined) {
      filled += `${sql.slice(at, token.from)}(${given})`;
      at = token.to;
      used.add(token.text);
      continue;
    }
    const isNumbered = isWord(token, '$') && next?.kind === 'number' && next.from === token.to;
    if (!isNumbered && !isWord(token, '?')) continue;
    const number = isNumbered ? Number(next.text) : ++asked;
    most = Math.max(most, number);
    filled += `${sql.slice(at, token.from)}(${values[number - 1] ?? ''})`;
    at = isNumbered ? next.to : token.to;
  }
  if (named.size > 0 && named.size === values.length && used.size === named.size) return filled + sql.slice(at);
  if (most !== values.length)
    throw new NotebookError({ kind: 'sql', message: `${name} takes ${most} values, and was given ${values.length}.` });
  return filled + sql.slice(at);
}

/** `name := value` of an EXECUTE. */
function namedValue(written: string): readonly (readonly [name: string, value: string])[] {
  const [name, ...rest] = readSql(written).tokens;
  const value = rest[2];
  const isNamed = name?.kind === 'word' && givingAt(rest, 0) !== undefined;
  return isNamed && value ? [[name.text, written.slice(value.from)]] : [];
}
