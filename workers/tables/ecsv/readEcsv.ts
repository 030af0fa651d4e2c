import { NotebookError } from '../../wire/notebookError.ts';
import type { Column } from '../../wire/column.ts';
import { tableOfColumns } from '../columns/tableOfColumns.ts';
import type { FileTable } from '../fileTable.ts';
import { delimitedRows } from './delimitedRows.ts';
import { ecsvValues } from './ecsvValues.ts';
import { yamlEntries, type YamlEntry } from './yamlEntries.ts';
import { itemAt } from '../../../src/known/itemAt.ts';

/**
 * The table of an ECSV file (APE 6; versions 0.9 and 1.0), with its types, units and descriptions; an empty value is
 * null. Fails with kind `fetch` for what is none, or holds what its types cannot; `url` is for its words.
 */
export function readEcsv(bytes: Uint8Array, url: string): FileTable {
  const text = new TextDecoder().decode(bytes);
  const failed = (message: string, detail?: string) =>
    new NotebookError({ kind: 'fetch', message, ...(detail !== undefined && { detail }) });
  if (!/^# %ECSV \d/.test(text))
    throw failed(`${url} is not an ECSV file.`, `It begins with ${JSON.stringify(text.slice(0, 60))}.`);
  const { lines, end } = headerOf(text);
  const entries = yamlEntries(lines, 'datatype');
  const [, delimiter = ' '] = /^delimiter: *["'](.)["']/m.exec(lines.join('\n')) ?? [];
  let count = 0;
  const rows = delimitedRows(text, end, delimiter, () =>
    failed(
      `A quote in ${count === 0 ? 'the names' : `row ${count}`} of ${url} never ends: the file was cut short, or is damaged.`,
    ),
  );
  const names = rows.next().value;
  const stated = entries.map(({ fields }) => fields.get('name'));
  if (!names || names.length !== stated.length || names.some((name: string, i: number) => name !== stated[i]))
    throw failed(`The columns that the header of ${url} describes are not those of its rows.`, `${stated.join(', ')}`);
  const values = entries.map(({ fields }) => {
    const datatype = fields.get('datatype') ?? '';
    const found = ecsvValues(datatype, fields.get('subtype'));
    if (!found) throw failed(`${url} has values of the type ${datatype}, which is not read.`);
    return found;
  });
  count = 1;
  for (const row of rows) {
    if (row.length !== values.length)
      throw failed(`Row ${count} of ${url} has ${row.length} values, but there are ${values.length} columns.`);
    for (const [i, value] of row.entries()) {
      if (!itemAt(values, i).push(value))
        throw failed(
          `${stated[i]} in row ${count} of ${url} is no ${itemAt(entries, i).fields.get('datatype')}.`,
          JSON.stringify(value.slice(0, 60)),
        );
    }
    count++;
  }
  return {
    ...tableOfColumns(
      entries.map(columnOf),
      values.map(({ column }) => column),
    ),
    warnings: [],
    infos: [],
    isTruncated: false,
  };
}

/** The lines of the header without their `# `, and the place after it. */
function headerOf(text: string): { readonly lines: readonly string[]; readonly end: number } {
  const lines: string[] = [];
  let at = 0;
  while (text[at] === '#') {
    const next = text.indexOf('\n', at);
    const end = next < 0 ? text.length : next;
    lines.push(text.slice(at + (text[at + 1] === ' ' ? 2 : 1), end).trimEnd());
    at = end + 1;
  }
  return { lines, end: at };
}

function columnOf({ fields, written }: YamlEntry): Column {
  const [unit, description] = [fields.get('unit'), fields.get('description')];
  const [, ucd] = /\bucd: ['"]?([\w.;-]+)/.exec(written) ?? [];
  return {
    name: fields.get('name') ?? '',
    ...(unit && { unit: unit.replace(/\s*([/.*])\s*/g, '$1') }),
    ...(ucd && { ucd }),
    ...(description && { description }),
  };
}
