import type { SelectNode } from '../../../catalogue/split/tree.ts';
import { expressionsIn } from '../../../catalogue/split/walk.ts';

/** The names, in lower case, that may be columns in a query: of `g.ra` both, since it may be a field of a struct. */
export function columnsNamed(query: SelectNode): ReadonlySet<string> {
  return new Set(expressionsIn(query, (part) => part.class === 'COLUMN_REF').flatMap((part) => part.column_names!.slice(0, 2)).map((name) => name.toLowerCase()));
}
