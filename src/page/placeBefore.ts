/**
 * `Node.moveBefore` (DOM, 2025) moves an element without unloading frames and losing focus in it; not in every browser
 * yet.
 */
type Movable = Node & { moveBefore?(node: Node, child: Node | null): void };

/** Puts `child` into `parent` before `next`, keeping its live contents where the browser can. */
export function placeBefore(parent: Movable, child: Node, next: Node | null): void {
  if (parent.moveBefore && child.parentNode === parent) parent.moveBefore(child, next);
  else parent.insertBefore(child, next);
}
