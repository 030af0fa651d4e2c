import { Refusal } from './refusal.ts';
import { isColumnRef } from './expressionKinds.ts';
import { meaningOf, type Scope } from './scope.ts';
import type { Expression, SelectNode } from './tree.ts';
import { expressionsIn, replaceExpressions } from './walk.ts';
import { sqlKey } from '../../../workers/wire/sqlKey.ts';

/** How a query within an expression is written anew; without it there may be none. */
export type BindSubquery = (node: SelectNode) => SelectNode;

/**
 * An expression, or a tree of them, with names of columns replaced by what they stand for; other names (aliases,
 * parameters of lambdas) stay.
 */
export function bind<T>(
  tree: T,
  scope: Scope,
  bindSubquery?: BindSubquery,
  hidden: ReadonlySet<string> = new Set(),
): T {
  return replaceExpressions(tree, (part) => {
    if (part.class === 'LAMBDA') return bindLambda(part, scope, bindSubquery, hidden);
    if (part.class === 'SUBQUERY') return bindQuery(part, scope, bindSubquery, hidden);
    if (!isColumnRef(part) || hidden.has(sqlKey(part.column_names[0]))) return undefined;
    const meaning = meaningOf(part.column_names, scope);
    if (meaning) return { ...meaning, alias: part.alias };
    if (scope.tables.some(({ name }) => sqlKey(name) === sqlKey(part.column_names[0])))
      throw new Refusal('it uses a whole row as a value');
    return undefined;
  });
}

/** The names of a lambda's parameters, in lower case. */
export function lambdaParameters(lambda: Expression): readonly string[] {
  return expressionsIn(lambda.lhs, isColumnRef).map(({ column_names: [name] }) => sqlKey(name));
}

function bindLambda(
  lambda: Expression,
  scope: Scope,
  bindSubquery: BindSubquery | undefined,
  hidden: ReadonlySet<string>,
): Expression {
  const inside = new Set([...hidden, ...lambdaParameters(lambda)]);
  return { ...lambda, expr: lambda.expr && bind(lambda.expr, scope, bindSubquery, inside) };
}

function bindQuery(
  part: Expression,
  scope: Scope,
  bindSubquery: BindSubquery | undefined,
  hidden: ReadonlySet<string>,
): Expression {
  const { subquery, child } = part;
  if (!subquery) return part;
  const whole = isWholeTable(subquery.node);
  if (!whole && !bindSubquery) throw new Refusal('it has a query within an expression that depends on the row');
  return {
    ...part,
    subquery: whole || !bindSubquery ? subquery : { ...subquery, node: bindSubquery(subquery.node) },
    ...(child && { child: bind(child, scope, bindSubquery, hidden) }),
  };
}

/** Whether a query is `SELECT * FROM table`, with nothing of the query around it. */
export function isWholeTable({
  type,
  cte_map: ctes,
  select_list: list,
  from_table: from,
  where_clause: where,
  modifiers,
}: SelectNode): boolean {
  return (
    type === 'SELECT_NODE' &&
    ctes.map.length === 0 &&
    list.length === 1 &&
    list[0]?.class === 'STAR' &&
    !list[0].columns &&
    from.type === 'BASE_TABLE' &&
    from.alias === '' &&
    !where &&
    modifiers.length === 0
  );
}
