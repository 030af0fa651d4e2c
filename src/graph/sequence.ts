import type { Link } from './link.ts';
import type { Node } from './node.ts';
import type { ReadingOrder } from './readingOrder.ts';

/**
 * The ids of the Python cells as they run in order of the document: from top to bottom, but each after what it needs
 * from below and whom it waits for.
 */
export function pythonSequence(
  nodes: readonly Node[],
  links: ReadonlyMap<string, Link>,
  order: ReadingOrder,
): readonly string[] {
  const languages = new Map(nodes.map(({ id, language }) => [id, language]));
  const placed = new Set<string>();
  const sequence: string[] = [];
  const place = (id: string): void => {
    if (placed.has(id)) return;
    placed.add(id);
    for (const other of [...(links.get(id)?.sources ?? []), ...(order.get(id)?.keys() ?? [])]) place(other);
    if (languages.get(id) === 'python') sequence.push(id);
  };
  for (const { id } of nodes) place(id);
  return sequence;
}
