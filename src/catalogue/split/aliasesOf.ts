import type { Scan } from './scan.ts';
import { isScan } from './scan.ts';
import type { From } from './tree.ts';
import { visit } from './walk.ts';

/** What a scan is called in the places where a tree reads it, in lower case. */
export function aliasesOf(tree: unknown, scan: Scan): ReadonlySet<string> {
  const aliases = new Set<string>();
  visit(tree, (part) => {
    const from = part as unknown as From;
    if (isScan(from, scan)) aliases.add((from.alias || scan.table).toLowerCase());
    return undefined;
  });
  return aliases;
}
