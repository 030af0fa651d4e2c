import type { ScanTable } from './scanTable.ts';
import { isScanTable } from './scanTable.ts';
import { visit } from './walk.ts';
import { sqlKey } from '../../../workers/wire/sqlKey.ts';

/** What a scan is called in the places where a tree reads it, in lower case. */
export function aliasesOf(tree: unknown, scan: ScanTable): ReadonlySet<string> {
  const aliases = new Set<string>();
  visit(tree, (part) => {
    if (isScanTable(part, scan)) aliases.add(sqlKey(part.alias || scan.table));
    return undefined;
  });
  return aliases;
}
