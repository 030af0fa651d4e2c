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
import { keptKey, type Kept, type KeptForm, type KeptQueries } from '../statement/kept.ts';
import { columnsNamed } from './columnsNamed.ts';

/**
 * A macro's text as a tree, those that it calls in their places, what stands for parameters that a call lacks, and
 * casts to the types of others.
 */
type Body = {
  readonly kept: Kept;
  readonly form: KeptForm;
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
  const bodies = new Map<string, readonly Body[]>();
  for (const [key, one] of called)
    bodies.set(key, await Promise.all(one.forms.map((form) => bodyOf(one, form, kept, coordinator, depth))));
  const bodyAt = (call: Expression, kind: Kept['kind']) => {
    const found = bodies.get(sqlKey(call.function_name ?? ''));
    return found?.[0]?.kept.kind === kind ? fitting(call, found) : undefined;
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
  form: KeptForm,
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
  for (const { name, preset, type } of form.parameters) {
    if (preset !== undefined) presets.set(sqlKey(name), onlyItem(await treeOf(`SELECT ${preset}`)));
    if (type !== undefined) casts.set(sqlKey(name), onlyItem(await treeOf(`SELECT CAST(NULL AS ${type})`)));
  }
  const statement = await treeOf(kept.kind === 'value' ? `SELECT ${form.sql}` : form.sql);
  return { kept, form, presets, casts, statement };
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
  { form: { parameters }, presets, casts }: Body,
  expand: <T>(tree: T) => T,
): ReadonlyMap<string, Expression> {
  const values = new Map(presets);
  for (const [i, child] of children.entries()) {
    const name = nameOfArgument(child, i, parameters);
    if (name !== undefined) values.set(name, { ...expand(child), alias: '' });
  }
  for (const [name, cast] of casts) {
    const child = values.get(name);
    if (child) values.set(name, { ...cast, child });
  }
  return values;
}

function nameOfArgument({ alias }: Expression, at: number, parameters: KeptForm['parameters']): string | undefined {
  const names = parameters.map(({ name }) => sqlKey(name));
  const name = alias ? sqlKey(alias) : names[at];
  return name !== undefined && names.includes(name) ? name : undefined;
}

/** The form of a macro that a call fits, by how many arguments it has and their names; types are not told here. */
function fitting({ children = [] }: Expression, bodies: readonly Body[]): Body {
  const found = bodies.filter(({ form: { parameters } }) => {
    const given = children.map((child, i) => nameOfArgument(child, i, parameters));
    const isWhole = parameters.every(({ name, preset }) => preset !== undefined || given.includes(sqlKey(name)));
    return isWhole && !given.includes(undefined);
  });
  const [body, ...others] = found;
  if (body && others.length === 0) return body;
  const { name } = present(bodies[0], 'A macro’s form').kept;
  const forms = bodies.map(({ form: { parameters } }) => {
    const written = parameters.map((one) => `${one.name}${one.preset === undefined ? '' : ` := ${one.preset}`}`);
    return `${name}(${written.join(', ')})`;
  });
  throw new NotebookError({
    kind: 'sql',
    message: body
      ? `Several forms of ${name} fit this call: which one is meant, only types would tell.`
      : `The form of this macro is ${forms.join(' or ')}.`,
    ...(body && { advice: 'Give the macros that read catalogues or files names of their own.' }),
  });
}

function onlyItem({ node }: Statement): Expression {
  return present(node.select_list[0], 'What a macro gives');
}
