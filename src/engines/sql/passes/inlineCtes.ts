import { baseTable, select, STAR } from '../../../catalogue/split/nodes.ts';
import type { Cte, From, SelectNode } from '../../../catalogue/split/tree.ts';
import { replaceIn, visit } from '../../../catalogue/split/walk.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';

/** Makes a table of a query's rows, of which only some columns may be needed; its name. */
export type Keep = (query: SelectNode, around: unknown) => Promise<string>;

/** A query without WITH: a name that stands once becomes a query in its place, and others become tables by `keep`. */
export async function inlineCtes(node: SelectNode, keep: Keep): Promise<SelectNode> {
  const [first, ...rest] = node.cte_map.map;
  if (!first) return node;
  const { key, value } = first;
  const body = value.query.node;
  const others = { ...node, cte_map: { map: rest } };
  const isRecursive = body.type === 'RECURSIVE_CTE_NODE';
  const uses = countOf(key, others);
  if (uses === 0) return inlineCtes(others, keep);
  const table =
    uses > 1 || isRecursive
      ? await keep(isRecursive ? { ...select([STAR], baseTable(key)), cte_map: { map: [first] } } : body, others)
      : undefined;
  const place = (from: From): From => {
    const alias = from.alias || key;
    const renamed = from.column_name_alias?.length ? from.column_name_alias : isRecursive ? [] : (value.aliases ?? []);
    if (table !== undefined) return { ...baseTable(table, alias), sample: from.sample, column_name_alias: renamed };
    return {
      type: 'SUBQUERY',
      alias,
      sample: from.sample,
      subquery: { node: body, named_param_map: [] },
      column_name_alias: renamed,
    };
  };
  return inlineCtes(replaced(others, key, place), keep);
}

function replaced<T>(tree: T, key: string, place: (from: From) => From): T {
  return replaceIn(tree, (part) =>
    isUse(part, key) ? place(part) : shadows(part, key) && part !== tree ? part : undefined,
  );
}

function countOf(key: string, tree: SelectNode): number {
  let uses = 0;
  visit(tree, (part) => {
    if (isUse(part, key)) uses++;
    return shadows(part, key) ? false : undefined;
  });
  return uses;
}

type Part = Readonly<Record<string, unknown>>;

function isUse(part: Part, key: string): part is Part & From {
  return part.type === 'BASE_TABLE' && !part.schema_name && sqlKey(String(part.table_name)) === sqlKey(key);
}

/** Whether a query within the query gives the name another meaning. */
function shadows(part: Readonly<Record<string, unknown>>, key: string): boolean {
  return ((part.cte_map as { map?: readonly Cte[] } | undefined)?.map ?? []).some(
    (cte) => sqlKey(cte.key) === sqlKey(key),
  );
}
