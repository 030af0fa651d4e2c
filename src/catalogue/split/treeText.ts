import type { SelectNode } from './tree.ts';

const MARK = '\u0001';
// JSON.parse would round 64-bit identifiers (and DuckDB's "no location", 2^64-1), and JSON.stringify would turn 1e9
// into an integer.
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"?|-?(?:\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|Infinity)/g;

/** Reads JSON; numbers that doubles cannot hold, and all that are not plain integers, become marked strings. */
export function parseTree(text: string): unknown {
  return JSON.parse(
    text.replace(TOKENS, (token) =>
      token.startsWith('"') || (token.length < 16 && /^-?\d+$/.test(token)) ? token : `"\\u0001${token}"`,
    ),
  );
}

/** Writes what `parseTree` read, number for number. */
export function printTree(tree: unknown): string {
  return JSON.stringify(tree).replace(/"\\u0001([^"]+)"/g, '$1');
}

/** A query's tree as the text that DuckDB makes SQL of. */
export function printQuery(node: SelectNode): string {
  return printTree({ error: false, statements: [{ node, named_param_map: [] }] });
}

/** The text of a number that `parseTree` marked; `undefined` for other values. */
export function markedNumber(value: unknown): string | undefined {
  return typeof value === 'string' && value.startsWith(MARK) ? value.slice(1) : undefined;
}
