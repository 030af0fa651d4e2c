import type { Column } from '../../../../workers/wire/column.ts';
import type { Expression, From, SelectNode, Statement } from '../../../catalogue/split/tree.ts';
import { positionFacts } from '../../../catalogue/position/positionFacts.ts';
import { factsOfColumn, type Known } from './columnFacts.ts';
import { expressionFacts, type Names } from './expressionFacts.ts';
import {
  eachPlace,
  inAll,
  namedIn,
  OPAQUE,
  ofColumns,
  renamed,
  type KnownRelation,
  type RelationColumn,
} from './relationColumns.ts';
import { starred, throughStar } from './stars.ts';
import { itemAt } from '../../../known/itemAt.ts';
import { present } from '../../../known/present.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';

/** The columns known under a table's name in a query. */
export type KnownTables = (name: string) => readonly Column[] | undefined;

/** Where a query stands: what its names may mean. */
export type Scope = {
  readonly tables: KnownTables;
  readonly queries: ReadonlyMap<string, KnownRelation>;
  /** Columns of the query around it. */
  readonly outer: (names: readonly string[]) => Known | undefined;
};

/** The columns of a query's result. */
export function knownRelation(node: SelectNode, around: Scope): KnownRelation {
  const scope = withQueries(node, around);
  switch (node.type) {
    case 'SELECT_NODE':
      return selected(node, scope);
    case 'SET_OPERATION_NODE':
      return united(node, scope);
    case 'RECURSIVE_CTE_NODE': {
      const first = renamed(knownRelation(side(node.left), scope), node.aliases);
      const queries = new Map(scope.queries).set(sqlKey(node.cte_name ?? ''), first);
      return eachPlace(first, renamed(knownRelation(side(node.right), { ...scope, queries }), node.aliases));
    }
    default:
      return OPAQUE;
  }
}

/**
 * What is known of a column of several tables side by side, by its name and those before it; `undefined` when none of
 * them is known to have it.
 */
function columnOf(sources: readonly KnownRelation[], names: readonly string[]): Known | undefined {
  const [first = '', second] = names.map((name) => sqlKey(name));
  const table = second === undefined ? [] : sources.filter(({ name }) => name === first);
  // Behind a column's own name stand fields of its values.
  if (second !== undefined && table.length > 0) return names.length > 2 ? {} : inAll(table, second);
  const found = inAll(sources, first);
  return found && second !== undefined ? {} : found;
}

/** A query's scope with the queries of its WITH. */
export function withQueries(node: SelectNode, scope: Scope): Scope {
  const queries = new Map(scope.queries);
  for (const { key, value } of node.cte_map?.map ?? []) {
    queries.set(sqlKey(key), renamed(knownRelation(value.query.node, { ...scope, queries }), value.aliases));
  }
  return { ...scope, queries };
}

/** What names mean in a SELECT whose queries of WITH are in its scope. */
export function namesIn(node: SelectNode, scope: Scope): Names {
  return selection(node, scope).names;
}

function selected(node: SelectNode, scope: Scope): KnownRelation {
  const { before, isWhole, throughStars } = selection(node, scope);
  return {
    name: '',
    ...(isWhole && { columns: before }),
    of: (name) => namedIn(before, name) ?? (isWhole ? undefined : throughStars(name)),
  };
}

function selection(node: SelectNode, scope: Scope) {
  const sources = relationsOf(node.from_table, scope);
  const before: RelationColumn[] = [];
  const column = (names: readonly string[]): Known | undefined =>
    columnOf(sources, names) ??
    scope.outer(names) ??
    (names.length === 1 ? namedIn(before, sqlKey(itemAt(names, 0))) : undefined);
  const names: Names = {
    column,
    scalar: ({ node: query }: Statement) => knownRelation(query, { ...scope, outer: column }).columns?.[0]?.known ?? {},
  };
  const facts = (expression: Expression) => expressionFacts(expression, names);
  let isWhole = true;
  for (const item of node.select_list) {
    if (item.class !== 'STAR')
      before.push({ name: sqlKey(item.alias || item.column_names?.at(-1) || ''), known: facts(item) });
    else {
      const all = starred(item, sources, node.from_table, facts);
      if (all) before.push(...all);
      else isWhole = false;
    }
  }
  const stars = node.select_list.filter((item) => item.class === 'STAR');
  const throughStars = (name: string) =>
    inAll(
      stars.map((star) => ({ name: '', of: (wanted: string) => throughStar(star, sources, wanted, facts) })),
      name,
    );
  return { names, before, isWhole, throughStars };
}

/** The tables behind FROM, each under the name that it has there. */
function relationsOf(from: From | undefined, scope: Scope): readonly KnownRelation[] {
  switch (from?.type) {
    case 'JOIN':
      return /SEMI|ANTI/.test(from.join_type ?? '')
        ? relationsOf(from.left, scope)
        : [...relationsOf(from.left, scope), ...relationsOf(from.right, scope)];
    case 'BASE_TABLE': {
      const written = from.table_name ?? '';
      const name = sqlKey(written);
      const columns = scope.tables(written);
      const found = (from.schema_name ? undefined : scope.queries.get(name)) ?? (columns && tableOf(columns)) ?? OPAQUE;
      return [{ ...renamed(found, from.column_name_alias), name: sqlKey(from.alias) || name }];
    }
    case 'SUBQUERY':
      return [
        {
          ...renamed(knownRelation(present(from.subquery, 'A query of FROM').node, scope), from.column_name_alias),
          name: sqlKey(from.alias),
        },
      ];
    case undefined:
    case 'EMPTY':
      return [];
    default:
      return [{ ...OPAQUE, name: sqlKey(from?.alias ?? '') }];
  }
}

function tableOf(columns: readonly Column[]): KnownRelation {
  return ofColumns(
    positionFacts(columns).map((column) => ({ name: sqlKey(column.name), known: factsOfColumn(column) })),
  );
}

function side(node: SelectNode | undefined): SelectNode {
  return present(node, 'A side of a set operation');
}

function united(node: SelectNode, scope: Scope): KnownRelation {
  const [left, right] = [knownRelation(side(node.left), scope), knownRelation(side(node.right), scope)];
  if (node.setop_type === 'EXCEPT') return left;
  if (node.setop_type !== 'UNION_BY_NAME') return eachPlace(left, right);
  const of = (name: string) => inAll([left, right], name);
  if (!left.columns || !right.columns) return { name: '', of };
  const names = new Set([...left.columns, ...right.columns].map(({ name }) => name));
  return ofColumns([...names].map((name) => ({ name, known: of(name) ?? {} })));
}
