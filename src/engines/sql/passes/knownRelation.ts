import type { Column } from '../../../../workers/wire/column.ts';
import type { Expression, From, SelectNode, Statement } from '../../../catalogue/split/tree.ts';
import { positionFacts } from '../../../catalogue/position/positionFacts.ts';
import { common, factsOfColumn, type Known } from './columnFacts.ts';
import { expressionFacts, type Names } from './expressionFacts.ts';
import { itemAt } from '../../../known/itemAt.ts';
import { present } from '../../../known/present.ts';

/** The columns known under a table's name in a query. */
export type KnownTables = (name: string) => readonly Column[] | undefined;

/**
 * A table, or a query in the place of one, as far as its columns are known. Names are in lower case, `''` where DuckDB
 * makes one.
 */
export type KnownRelation = {
  readonly name: string;
  /** All in their order; nothing where that is not known. */
  readonly columns?: readonly RelationColumn[];
  readonly of: (column: string) => Known | undefined;
};

type RelationColumn = { readonly name: string; readonly known: Known };

/** Where a query stands: what its names may mean. */
export type Scope = {
  readonly tables: KnownTables;
  readonly queries: ReadonlyMap<string, KnownRelation>;
  /** Columns of the query around it. */
  readonly outer: (names: readonly string[]) => Known | undefined;
};

const OPAQUE: KnownRelation = { name: '', of: () => undefined };

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
      const queries = new Map(scope.queries).set((node.cte_name ?? '').toLowerCase(), first);
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
  const [first = '', second] = names.map((name) => name.toLowerCase());
  const table = second === undefined ? [] : sources.filter(({ name }) => name === first);
  // Behind a column's own name stand fields of its values.
  if (second !== undefined && table.length > 0) return names.length > 2 ? {} : inAll(table, second);
  const found = inAll(sources, first);
  return found && second !== undefined ? {} : found;
}

function inAll(sources: readonly KnownRelation[], column: string): Known | undefined {
  const found = sources.map(({ of }) => of(column)).filter((known) => known !== undefined);
  return found.length === 0 ? undefined : common(found);
}

/** A query's scope with the queries of its WITH. */
export function withQueries(node: SelectNode, scope: Scope): Scope {
  const queries = new Map(scope.queries);
  for (const { key, value } of node.cte_map?.map ?? []) {
    queries.set(key.toLowerCase(), renamed(knownRelation(value.query.node, { ...scope, queries }), value.aliases));
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
    (names.length === 1 ? namedIn(before, itemAt(names, 0).toLowerCase()) : undefined);
  const names: Names = {
    column,
    scalar: ({ node: query }: Statement) => knownRelation(query, { ...scope, outer: column }).columns?.[0]?.known ?? {},
  };
  const facts = (expression: Expression) => expressionFacts(expression, names);
  let isWhole = true;
  for (const item of node.select_list) {
    if (item.class !== 'STAR')
      before.push({ name: (item.alias || item.column_names?.at(-1) || '').toLowerCase(), known: facts(item) });
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

function namedIn(columns: readonly RelationColumn[], name: string): Known | undefined {
  const found = columns.filter((column) => column.name === name).map(({ known }) => known);
  return found.length === 0 ? undefined : common(found);
}

/** All columns that `*` stands for, where it is known which they are and in what order. */
function starred(
  star: Expression,
  sources: readonly KnownRelation[],
  from: From,
  facts: (expression: Expression) => Known,
): readonly RelationColumn[] | undefined {
  const meant = meantBy(star, sources);
  if (star.columns || star.expr || mergesColumns(from) || meant.some(({ columns }) => !columns)) return undefined;
  const { excluded, replaced, renamedTo } = changesOf(star);
  return meant
    .flatMap(({ columns }) => columns!)
    .filter(({ name }) => !excluded.has(name))
    .map(({ name, known }) => ({
      name: renamedTo.get(name) ?? name,
      known: replaced.has(name) ? facts(present(replaced.get(name))) : known,
    }));
}

/** What is known of one of the columns that `*` stands for, by its name behind it. */
function throughStar(
  star: Expression,
  sources: readonly KnownRelation[],
  name: string,
  facts: (expression: Expression) => Known,
): Known | undefined {
  if (star.columns || star.expr) return undefined;
  const { excluded, replaced, renamedTo } = changesOf(star);
  const before = [...renamedTo].find(([, to]) => to === name)?.[0];
  const own = before ?? name;
  if (excluded.has(own) || (before === undefined && renamedTo.has(name))) return undefined;
  return replaced.has(own) ? facts(present(replaced.get(own))) : inAll(meantBy(star, sources), own);
}

function meantBy({ relation_name: relation }: Expression, sources: readonly KnownRelation[]): readonly KnownRelation[] {
  return relation ? sources.filter(({ name }) => name === relation.toLowerCase()) : sources;
}

function changesOf(star: Expression) {
  return {
    excluded: new Set((star.exclude_list ?? []).map((name) => name.toLowerCase())),
    replaced: new Map((star.replace_list ?? []).map(({ key, value }) => [key.toLowerCase(), value] as const)),
    renamedTo: new Map(
      (star.rename_list ?? []).map(({ key, value }) => [key.column.toLowerCase(), value.toLowerCase()] as const),
    ),
  };
}

/** Whether some columns of two of its tables stand once in `*`. */
function mergesColumns({ left, right, using_columns: using = [], ref_type: kind }: From): boolean {
  if (!left || !right) return false;
  return using.length > 0 || kind === 'NATURAL' || mergesColumns(left) || mergesColumns(right);
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
      const name = written.toLowerCase();
      const columns = scope.tables(written);
      const found = (from.schema_name ? undefined : scope.queries.get(name)) ?? (columns && tableOf(columns)) ?? OPAQUE;
      return [{ ...renamed(found, from.column_name_alias), name: from.alias.toLowerCase() || name }];
    }
    case 'SUBQUERY':
      return [
        {
          ...renamed(knownRelation(present(from.subquery, 'A query of FROM').node, scope), from.column_name_alias),
          name: from.alias.toLowerCase(),
        },
      ];
    case undefined:
    case 'EMPTY':
      return [];
    default:
      return [{ ...OPAQUE, name: from!.alias.toLowerCase() }];
  }
}

function tableOf(columns: readonly Column[]): KnownRelation {
  return ofColumns(
    positionFacts(columns).map((column) => ({ name: column.name.toLowerCase(), known: factsOfColumn(column) })),
  );
}

function ofColumns(columns: readonly RelationColumn[]): KnownRelation {
  return { name: '', columns, of: (name) => namedIn(columns, name) };
}

/** Under other names, in the order of its columns. */
function renamed(relation: KnownRelation, names: readonly string[] = []): KnownRelation {
  if (names.length === 0) return relation;
  return relation.columns
    ? ofColumns(relation.columns.map((column, i) => ({ ...column, name: names[i]?.toLowerCase() ?? column.name })))
    : OPAQUE;
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

/** Rows of both one below another. */
function eachPlace(first: KnownRelation, second: KnownRelation): KnownRelation {
  if (!first.columns || first.columns.length !== second.columns?.length) return OPAQUE;
  return ofColumns(
    first.columns.map(({ name, known }, i) => ({ name, known: common([known, itemAt(second.columns!, i).known]) })),
  );
}
