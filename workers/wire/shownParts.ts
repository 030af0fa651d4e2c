import { MIME, type Shown } from './shown.ts';
import type { ShownPlan } from './shownPlan.ts';
import type { ShownRows } from './shownRows.ts';

/** What stands in a mime bundle under Skybook's own types, as `MIME` says of each. */
type Parts = { readonly [MIME.rows]?: ShownRows; readonly [MIME.plan]?: ShownPlan };

/** The rows that were kept of a table, and the plan that was made for a cell, as far as a bundle has them. */
export function shownParts(data: Shown['data']): { readonly rows?: ShownRows; readonly plan?: ShownPlan } {
  const { [MIME.rows]: rows, [MIME.plan]: plan } = data as Parts;
  return { ...(rows && { rows }), ...(plan && { plan }) };
}
