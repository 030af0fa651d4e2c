import { call, cast, double, infix, integer } from '../split/nodes.ts';
import type { Expression } from '../split/tree.ts';
import { expressionsIn, replaceExpressions } from '../split/walk.ts';
import { HEALPIX_INDEX } from './healpixMacro.ts';

/** ADQL's functions that DuckDB has by another name (ADQL 2.1 §2.3), and those that archives add (UDFs of the VO). */
const FUNCTIONS: Readonly<Record<string, (parts: readonly Expression[]) => Expression | undefined>> = {
  truncate: ([x, digits]) => {
    if (!x) return undefined;
    if (!digits) return call('trunc', [x]);
    const power = call('pow', [double(10), digits]);
    return infix('/', call('trunc', [infix('*', x, power)]), power);
  },
  rand: () => call('random', []),
  // Of a Gaia source: its nested HEALPix pixel at order 12 stands above its 35 lowest bits (Gaia DR3, source_id).
  gaia_healpix_index: ([order, id]) => {
    const finer = order && infix('-', integer(12), order);
    const cells = finer && cast(call('pow', [double(4), finer]), 'BIGINT');
    return cells && id && infix('//', id, infix('*', integer(2 ** 35), cells));
  },
  ivo_healpix_index: ([order, ra, dec]) => (order && ra && dec ? call(HEALPIX_INDEX, [order, ra, dec]) : undefined),
};

/** The name of a call of one of these functions. */
function nameOf({ class: kind, function_name: name = '' }: Expression): string | undefined {
  const lower = name.toLowerCase();
  return kind === 'FUNCTION' && Object.hasOwn(FUNCTIONS, lower) ? lower : undefined;
}

/** A tree in which ADQL's own functions are DuckDB's; the very same where it has none. */
export function rewriteFunctions<T>(tree: T): T {
  if (expressionsIn(tree, (part) => nameOf(part) !== undefined).length === 0) return tree;
  return replaceExpressions(tree, (part) => {
    const name = nameOf(part);
    if (name === undefined) return undefined;
    const made = FUNCTIONS[name]?.((part.children ?? []).map((child) => rewriteFunctions(child)));
    return made && { ...made, alias: part.alias || name };
  });
}

/** Whether LOG of one number is asked for, which is of base 10 in DuckDB and natural in ADQL. */
export function asksLog(tree: unknown): boolean {
  const isLog = ({ class: kind, function_name: name = '', children = [] }: Expression): boolean =>
    kind === 'FUNCTION' && name.toLowerCase() === 'log' && children.length === 1;
  return expressionsIn(tree, isLog).length > 0;
}
