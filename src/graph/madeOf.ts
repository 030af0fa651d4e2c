import { fingerprint } from '../notebook/results/fingerprint.ts';
import { linkCells } from './links.ts';
import type { Node } from './node.ts';
import { ancestors } from './plan.ts';

/**
 * By cell, the fingerprint of its program and of all that it depends on, given that of each program: where it differs,
 * the cell could show something else.
 */
export function madeOf(
  nodes: readonly Node[],
  inOrder: boolean,
  own: (id: string) => string,
): ReadonlyMap<string, string> {
  const links = linkCells(nodes, inOrder);
  return new Map(
    nodes.map(({ id }) => {
      const above = [...ancestors(links, id)].filter((other) => other !== id).map(own);
      return [id, fingerprint([own(id), ...above.toSorted()].join(' '))];
    }),
  );
}
