import type { ShownRows } from '../../../workers/wire/shownRows.ts';
import { escaped } from '../../format/escaped.ts';
import { itemAt } from '../../known/itemAt.ts';
import { lastOf } from '../../known/lastOf.ts';
import { countText } from '../../known/countText.ts';

/** Characters of a line of a table: wider ones are divided, so that paper holds them. */
const LINE = 96;
const LEAST = 4;
const MOST = 40;

/** The rows of a table as HTML; a wide one in parts below each other, each with some of its columns. */
export function standingTable(shown: ShownRows): string {
  const parts = partsOf(shown);
  const tables = parts.map((columns, part) => {
    const head = columns.map((at) => {
      const { name, unit, numeric } = itemAt(shown.columns, at);
      return `<th scope="col"${numeric ? ' class="number"' : ''}>${escaped(name)}${unit ? `<small>${escaped(unit)}</small>` : ''}</th>`;
    });
    const rows = shown.rows.map(
      (row) => `<tr>${columns.map((at) => cell(row[at] ?? null, itemAt(shown.columns, at).numeric)).join('')}</tr>`,
    );
    const note = part === parts.length - 1 ? `<caption>${escaped(noteOf(shown))}</caption>` : '';
    return `<table>${note}<thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
  });
  const warnings = shown.warnings.map((warning) => `<p class="note">${escaped(warning)}</p>`);
  return [...warnings, ...tables].join('');
}

function cell(text: string | null, isNumber: boolean): string {
  if (text === null) return '<td class="null">null</td>';
  return `<td${isNumber ? ' class="number"' : ''}>${escaped(text)}</td>`;
}

function noteOf({ rows, totalRows, columns }: ShownRows): string {
  const size =
    rows.length < totalRows ? `first ${countText(rows.length)} of ${countText(totalRows)}` : countText(totalRows);
  return `${size} ${totalRows === 1 ? 'row' : 'rows'} × ${countText(columns.length)} ${columns.length === 1 ? 'column' : 'columns'}`;
}

/** Which columns stand side by side. */
function partsOf({ columns, rows }: ShownRows): readonly (readonly number[])[] {
  const parts: number[][] = [];
  let left = 0;
  columns.forEach(({ name, unit = '' }, at) => {
    const texts = [name, unit, ...rows.slice(0, 50).map((row) => row[at] ?? 'null')];
    const width = Math.min(MOST, Math.max(LEAST, ...texts.map(({ length }) => length))) + 3;
    if (width > left || parts.length === 0) {
      parts.push([]);
      left = LINE;
    }
    lastOf(parts).push(at);
    left -= width;
  });
  return parts;
}
