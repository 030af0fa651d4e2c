import { isList, type Cell } from './cellItems.ts';
import type { SavedColumn, SavedType, SavedValue } from './savedColumn.ts';
import { numberText } from './numberText.ts';
import type { FileBytes, TableToSave } from './tableToSave.ts';

/** The words that a format of comma-separated values has for booleans. */
export type Words = { readonly yes: string; readonly no: string };

/**
 * A table's rows as lines of comma-separated values (RFC 4180): null is empty, an empty text is `""`, a list is JSON.
 */
export async function* delimited(table: TableToSave, columns: readonly SavedColumn[], words: Words): FileBytes {
  const utf8 = new TextEncoder();
  for await (const batch of table.batches()) {
    const cells = columns.map((column) => ({ column, valueAt: column.of(batch) }));
    const lines: string[] = [];
    for (let row = 0; row < batch.numRows; row++)
      lines.push(cells.map(({ column, valueAt }) => written(column, valueAt(row), words)).join(','));
    if (lines.length > 0) yield utf8.encode(`${lines.join('\n')}\n`);
  }
}

/** A text as one field, in quotes where it must be. */
export function field(text: string): string {
  return text === '' || /[",\s#]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function written({ type, innerAxes = [] }: SavedColumn, value: Cell, words: Words): string {
  if (value === null) return '';
  if (isList(value)) {
    let items = value.map((item) => json(type, item));
    for (const axis of innerAxes)
      items = Array.from(
        { length: items.length / axis },
        (_, i) => `[${items.slice(i * axis, (i + 1) * axis).join(',')}]`,
      );
    return field(`[${items.join(',')}]`);
  }
  if (type === 'text') return field(String(value));
  if (type === 'boolean') return value ? words.yes : words.no;
  return numberText(type, value);
}

/** NaN and infinities as JavaScript and Python's reader of JSON have them. */
function json(type: SavedType, item: SavedValue | null): string {
  if (item === null || typeof item === 'boolean') return String(item);
  return numberText(type, item).replace('nan', 'NaN').replace('inf', 'Infinity');
}
