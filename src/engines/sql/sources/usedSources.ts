import type { SelectNode, Statement } from '../../../catalogue/split/tree.ts';
import { someIn } from '../../../catalogue/split/walk.ts';
import type { NamedSource } from './namedSources.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';

/** Leaves out the names of WITH that only a cross-match reads, which asks for them itself, and the sources in them. */
export function usedSources({ tree, named }: { readonly tree: Statement; readonly named: readonly NamedSource[] }): {
  readonly tree: Statement;
  readonly named: readonly NamedSource[];
} {
  if (!named.some(({ spec }) => spec.kind === 'xmatch')) return { tree, named };
  const node = withoutUnread(tree.node);
  const isNamed = (table: string) => someIn(node, (part) => part.table_name === table || part.value === table);
  return { tree: { ...tree, node }, named: named.filter(({ table }) => isNamed(table)) };
}

function withoutUnread(node: SelectNode): SelectNode {
  const { map } = node.cte_map;
  const isRead = (key: string) =>
    someIn(
      { ...node, cte_map: { map: map.filter((cte) => cte.key !== key) } },
      (part) => part.type === 'BASE_TABLE' && sqlKey(String(part.table_name)) === sqlKey(key),
    );
  const read = map.filter(({ key }) => isRead(key));
  return read.length === map.length ? node : withoutUnread({ ...node, cte_map: { ...node.cte_map, map: read } });
}
