import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { aliasesOf } from '../../../catalogue/split/aliasesOf.ts';
import type { ScanTable } from '../../../catalogue/split/scanTable.ts';
import { expressionsIn } from '../../../catalogue/split/walk.ts';
import { itemAt } from '../../../known/itemAt.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';

/** Fails where a query asks for `rowid` of a catalogue, whose gathered rows have one by accident. */
export function refuseRowid(tree: unknown, scan: ScanTable): void {
  const own = aliasesOf(tree, scan);
  const asked = expressionsIn(
    tree,
    ({ column_names: names = [] }) =>
      sqlKey(names.at(-1) ?? '') === 'rowid' && (names.length === 1 || own.has(sqlKey(itemAt(names, 0)))),
  );
  if (asked.length === 0 || scan.schema.some((name) => sqlKey(name) === 'rowid')) return;
  throw new NotebookError({
    kind: 'sql',
    message: 'The rows of a catalogue have no rowid',
    advice: 'Select a column that tells them apart, or row_number() OVER (ORDER BY …).',
  });
}
