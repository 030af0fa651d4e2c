import { Aliases } from './aliases.ts';
import type { Scan } from './scan.ts';
import { reads } from './scan.ts';
import type { Expression, SelectNode } from './tree.ts';
import { expressionsIn, someIn, visit } from './walk.ts';

/** The SELECTs in a tree that read one scan alone and nothing from the query around them. */
export function nestedSelects(tree: unknown, scans: readonly Scan[]): readonly { readonly node: SelectNode; readonly scan: Scan }[] {
  const found: { readonly node: SelectNode; readonly scan: Scan }[] = [];
  visit(tree, (part) => {
    if (part.type !== 'SELECT_NODE') return undefined;
    const node = part as unknown as SelectNode;
    const scan = scans.find((scan) => reads(node, scan));
    if (!scan || !standsAlone(node, scan)) return undefined;
    found.push({ node, scan });
    return false;
  });
  return found;
}

/** Whether every name in a query is a column of its scan, an alias of its own, or a lambda's parameter. */
function standsAlone(node: SelectNode, { schema }: Scan): boolean {
  if (someIn({ ...node, cte_map: null }, (part) => part.class === 'SUBQUERY') || node.cte_map.map.length > 0) return false;
  const columns = new Set(schema.map((name) => name.toLowerCase()));
  const own = (node.from_table.alias || node.from_table.table_name!).toLowerCase();
  const aliases = new Aliases(node.select_list.filter((item) => item.class !== 'STAR'), schema);
  const lambdas = expressionsIn(node, (part) => part.class === 'LAMBDA') as readonly (Expression & { readonly lhs: unknown })[];
  const parameters = new Set(lambdas.flatMap(({ lhs }) => expressionsIn(lhs, (part) => part.class === 'COLUMN_REF').map((part) => part.column_names![0]!.toLowerCase())));
  return expressionsIn(node, (part) => part.class === 'COLUMN_REF').every(({ column_names: [first = '', second] = [] }) => {
    const name = first.toLowerCase();
    return columns.has(name) || aliases.positionOf(name) !== undefined || parameters.has(name) || (name === own && second !== undefined);
  });
}
