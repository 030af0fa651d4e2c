import type { Scan } from './scan.ts';
import { isScan } from './scan.ts';
import { visit } from './walk.ts';

/** What a scan is called in the places where a tree reads it, in lower case. */
export function aliasesOf(tree: unknown, scan: Scan): ReadonlySet<string> {
  const aliases = new Set<string>();
  visit(tree, (part) => {
    if (isScan(part, scan)) aliases.add((part.alias || scan.table).toLowerCase());
    return undefined;
  });
  return aliases;
}
