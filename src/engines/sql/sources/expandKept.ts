import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';
import type { Expression, From, Statement } from '../../../catalogue/split/tree.ts';
import {
  isExpression,
  isTableOrFunction,
  replaceExpressions,
  replaceIn,
  someIn,
} from '../../../catalogue/split/walk.ts';
import { present } from '../../../known/present.ts';
import type { Coordinator } from '../program/coordinator.ts';
import { keptKey, type Kept, type KeptQueries } from '../statement/kept.ts';
import { columnsNamed } from './columnsNamed.ts';

/**
 * A macro's text as a tree, those that it calls in their places, what stands for parameters that a call lacks, and
 * casts to the types of others.
 */
type Body = {
  readonly kept: Kept;
  readonly statement: Statement;
  readonly presets: ReadonlyMap<string, Expression>;
  readonly casts: ReadonlyMap<string, Expression>;
};

/** Macros that call others: a circle of them has no end. */
const MOST_DEEP = 20;

/** A statement with what macros read of catalogues and files in place of their calls; the very same without any. */
export async function expandKept(
  written: Statement,
  kept: Readonly<Pick<KeptQueries, 'get' | 'size'>>,
  coordinator: Coordinator,
  depth = 0,
): Promise<Statement> {
  if (kept.size === 0) return written;
  const macroOf = (name: unknown) => (typeof name === 'string' ? kept.get(keptKey('value', name)) : undefined);
  const called = new Map<string, Kept>();
  const isCall = (part: Readonly<Record<string, unknown>>) => macroOf(part.function_name);
  someIn(written, (part) => {
    const one = isCall(part);
    if (one) called.set(sqlKey(one.name), one);
    return false;
  });
  if (called.size === 0) return written;
  if (depth > MOST_DEEP) throw new NotebookError({ kind: 'sql', message: 'These macros call each other without end.' });
  const bodies = new Map<string, Body>();
  for (const [key, one] of called) bodies.set(key, await bodyOf(one, kept, coordinator, depth));
  const bodyAt = ({ function_name: name = '' }: Expression, kind: Kept['kind']) => {
    const body = bodies.get(sqlKey(name));
    return body?.kept.kind === kind ? body : undefined;
  };
  const expand = <T>(tree: T): T =>
    replaceIn(tree, (part) => {
      if (isTableOrFunction(part)) {
        const body = part.function && bodyAt(part.function, 'table');
        return body && part.function ? inFrom(part, part.function, body, expand) : undefined;
      }
      const body = isExpression(part) && part.class === 'FUNCTION' ? bodyAt(part, 'value') : undefined;
      return body && isExpression(part) ? inPlace(part, body, expand) : undefined;
    });
  return expand(await columnsNamed(written, (item) => someIn(item, (part) => isCall(part) !== undefined), coordinator));
}

async function bodyOf(
  kept: Kept,
  others: Parameters<typeof expandKept>[1],
  coordinator: Coordinator,
  depth: number,
): Promise<Body> {
  const treeOf = async (sql: string) => {
    const tree = await coordinator.treeOf(sql);
    if (tree.error) throw new NotebookError({ kind: 'sql', message: tree.error_message });
    return expandKept(present(tree.statements[0], 'A macro’s text'), others, coordinator, depth + 1);
  };
  const presets = new Map<string, Expression>();
  const casts = new Map<string, Expression>();
  for (const { name, preset, type } of kept.parameters) {
    if (preset !== undefined) presets.set(sqlKey(name), onlyItem(await treeOf(`SELECT ${preset}`)));
    if (type !== undefined) casts.set(sqlKey(name), onlyItem(await treeOf(`SELECT CAST(NULL AS ${type})`)));
  }
  return { kept, presets, casts, statement: await treeOf(kept.kind === 'value' ? `SELECT ${kept.sql}` : kept.sql) };
}

function inFrom(from: From, called: Expression, body: Body, expand: <T>(tree: T) => T): From {
  const { node } = withArguments(body.statement, argumentsOf(called, body, expand));
  return {
    type: 'SUBQUERY',
    alias: from.alias || body.kept.name,
    sample: from.sample,
    subquery: { node, named_param_map: [] },
    column_name_alias: from.column_name_alias,
  };
}

function inPlace(called: Expression, body: Body, expand: <T>(tree: T) => T): Expression {
  return { ...onlyItem(withArguments(body.statement, argumentsOf(called, body, expand))), alias: called.alias };
}

function withArguments(statement: Statement, values: ReadonlyMap<string, Expression>): Statement {
  return replaceExpressions(statement, (part) => {
    const [name, ...more] = part.class === 'COLUMN_REF' ? (part.column_names ?? []) : [];
    const value = name === undefined || more.length > 0 ? undefined : values.get(sqlKey(name));
    return value && { ...value, alias: part.alias };
  });
}

/** What each parameter stands for. */
function argumentsOf(
  { children = [] }: Expression,
  { kept, presets, casts }: Body,
  expand: <T>(tree: T) => T,
): ReadonlyMap<string, Expression> {
  const values = new Map(presets);
  const names = kept.parameters.map(({ name }) => sqlKey(name));
  for (const [i, child] of children.entries()) {
    const name = child.alias ? sqlKey(child.alias) : names[i];
    if (name === undefined || !names.includes(name)) throw wrongCall(kept);
    values.set(name, { ...expand(child), alias: '' });
  }
  if (names.some((name) => !values.has(name))) throw wrongCall(kept);
  for (const [name, cast] of casts) {
    const child = values.get(name);
    if (child) values.set(name, { ...cast, child });
  }
  return values;
}

function wrongCall({ name, parameters }: Kept): NotebookError {
  const form = parameters.map((one) => (one.preset === undefined ? one.name : `${one.name} := ${one.preset}`));
  return new NotebookError({ kind: 'sql', message: `The form of this macro is ${name}(${form.join(', ')}).` });
}

function onlyItem({ node }: Statement): Expression {
  return present(node.select_list[0], 'What a macro gives');
}
