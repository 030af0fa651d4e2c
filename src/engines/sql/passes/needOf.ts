import { conjuncts } from '../../../catalogue/split/conjuncts.ts';
import type { SelectNode } from '../../../catalogue/split/tree.ts';
import { expressionsIn } from '../../../catalogue/split/walk.ts';
import type { Need } from '../program/program.ts';

/** What a query over a source's table needs of that source. */
export function needOf(query: SelectNode): Need {
  return { names: [...columnsNamed(query)], conditions: conjuncts(query.where_clause) };
}

/** The names, in lower case, that may be columns in a tree: of `g.ra` both, since it may be a field of a struct. */
export function columnsNamed(tree: unknown): ReadonlySet<string> {
  const references = expressionsIn(tree, (part) => part.class === 'COLUMN_REF');
  const names = references.flatMap((part) => part.column_names?.slice(0, 2) ?? []);
  return new Set(names.map((name) => name.toLowerCase()));
}
