import { CATALOGUE_FUNCTIONS, readerOfFunction } from '../../format/fileKinds.ts';
import { readSql } from './readSql.ts';
import { asName, isWord, type SqlToken } from './sqlToken.ts';

/** A query within a statement, from one place up to another: one in brackets or after INSERT, or a source by itself. */
export type QueryWithin = { readonly from: number; readonly to: number; readonly kind: 'query' | 'source' };

const BEFORE = ['from', 'join', 'using', 'pivot', 'pivot_wider', 'unpivot', 'pivot_longer', ','];
const QUERY = ['select', 'with', 'from'];
const CATALOGUES = [...CATALOGUE_FUNCTIONS.split('|'), 'xmatch'];

/**
 * The outermost queries within a statement that read a catalogue or a file, or call a function in FROM that `isAlso`
 * one, in their order; none overlaps another.
 */
export function queriesWithin(text: string, isAlso: (name: string) => boolean = () => false): readonly QueryWithin[] {
  const { tokens, open } = readSql(text);
  if (open) return [];
  const closes = closingPlaces(tokens);
  const own = ownQuery(tokens, text.length);
  const found: QueryWithin[] = [];
  // The outermost brackets around a token that hold a query.
  let around: QueryWithin | undefined;
  let end = 0;
  for (const [at, token] of tokens.entries()) {
    if (around && token.from >= around.to) around = undefined;
    if (!around && isWord(token, '(') && isWord(tokens[at + 1], ...QUERY))
      around = { from: token.to, to: tokens[closes.get(at) ?? at]?.from ?? text.length, kind: 'query' };
    if (token.from < end || !isSource(tokens, at, isAlso)) continue;
    const inOwn = own && token.from >= own.from && token.to <= own.to ? own : undefined;
    const close = tokens[closes.get(at + 1) ?? at] ?? token;
    const query: QueryWithin = inOwn ?? around ?? { from: token.from, to: close.to, kind: 'source' };
    found.push(query);
    end = query.to;
  }
  return found;
}

/** The place of the bracket that closes each. */
function closingPlaces(tokens: readonly SqlToken[]): ReadonlyMap<number, number> {
  const closes = new Map<number, number>();
  const opened: number[] = [];
  for (const [at, token] of tokens.entries()) {
    if (isWord(token, '(')) opened.push(at);
    const open = isWord(token, ')') ? opened.pop() : undefined;
    if (open !== undefined) closes.set(open, at);
  }
  return closes;
}

function isSource(tokens: readonly SqlToken[], at: number, isAlso: (name: string) => boolean): boolean {
  const token = tokens[at];
  if (!token || !isWord(tokens[at - 1], ...BEFORE)) return false;
  if (token.kind === 'string') return token.text.includes('://');
  const name = (asName(token) ?? '').toLowerCase();
  const isOne = CATALOGUES.includes(name) || readerOfFunction(name) !== undefined || isAlso(name);
  return isWord(tokens[at + 1], '(') && isOne;
}

/** The query whose rows an INSERT puts. */
function ownQuery(tokens: readonly SqlToken[], length: number): QueryWithin | undefined {
  if (!isWord(tokens[0], 'insert')) return undefined;
  let depth = 0;
  let from: number | undefined;
  for (const [at, token] of tokens.entries()) {
    if (isWord(token, '(')) depth++;
    if (isWord(token, ')')) depth--;
    if (depth > 0) continue;
    if (from === undefined && isWord(token, ...QUERY)) from = token.from;
    const isEnd = isWord(token, 'returning') || (isWord(token, 'on') && isWord(tokens[at + 1], 'conflict'));
    if (from !== undefined && isEnd) return { from, to: token.from, kind: 'query' };
  }
  return from === undefined ? undefined : { from, to: length, kind: 'query' };
}
