import type { Expression } from './tree.ts';

/** The conditions that a WHERE clause joins by AND. */
export function conjuncts(where: Expression | null | undefined): readonly Expression[] {
  if (!where) return [];
  return where.type === 'CONJUNCTION_AND' ? (where.children ?? []).flatMap(conjuncts) : [where];
}
