import { NotebookError } from '../../../workers/wire/notebookError.ts';
import type { Expression } from '../split/tree.ts';
import { expressionsIn, replaceExpressions } from '../split/walk.ts';
import { NOT_HERE, VO_FUNCTIONS } from './voFunctions.ts';

/** The name of a call of one of these functions. */
function functionName({ class: kind, function_name: name = '' }: Expression): string | undefined {
  const lower = name.toLowerCase();
  return kind === 'FUNCTION' && (Object.hasOwn(VO_FUNCTIONS, lower) || Object.hasOwn(NOT_HERE, lower))
    ? lower
    : undefined;
}

/**
 * A tree in which functions of ADQL and of the VO are DuckDB's; the very same where it has none. Fails with kind `sql`,
 * by the function's name, on other arguments than it takes, and on one that cannot be had.
 */
export function rewriteFunctions<T>(tree: T): T {
  if (expressionsIn(tree, (part) => functionName(part) !== undefined).length === 0) return tree;
  return replaceExpressions(tree, (part) => {
    const name = functionName(part);
    if (name === undefined) return undefined;
    const made = built(
      name,
      (part.children ?? []).map((child) => rewriteFunctions(child)),
    );
    const { distinct, filter, order_bys: order } = part;
    const isAggregate = made.function_name === 'string_agg';
    const told = isAggregate ? { distinct, filter: filter && rewriteFunctions(filter), order_bys: order } : {};
    if (filter && !isAggregate)
      throw new NotebookError({ kind: 'sql', message: `${name.toUpperCase()} takes no FILTER.` });
    return { ...made, ...told, alias: part.alias || name };
  });
}

function built(name: string, parts: readonly Expression[]): Expression {
  const absent = NOT_HERE[name];
  if (absent)
    throw new NotebookError({ kind: 'sql', message: `${name.toUpperCase()} ${absent.why}.`, advice: absent.advice });
  const found = VO_FUNCTIONS[name];
  if (!found) throw new Error(`There is no function ${name}.`);
  if (found.counts.includes(parts.length)) return found.build(parts);
  throw new NotebookError({ kind: 'sql', message: `${name.toUpperCase()} takes (${found.form}).` });
}

/** Whether LOG of one number is asked for, which is of base 10 in DuckDB and natural in ADQL. */
export function asksLog(tree: unknown): boolean {
  const isLog = ({ class: kind, function_name: name = '', children = [] }: Expression): boolean =>
    kind === 'FUNCTION' && name.toLowerCase() === 'log' && children.length === 1;
  return expressionsIn(tree, isLog).length > 0;
}
