import type { ShownRows } from '../../../workers/wire/shownRows.ts';
import type { GridData } from './gridData.ts';

/** Rows kept of a table, and about how many characters. */
const MOST_ROWS = 100;
const MOST_CHARACTERS = 60_000;

/** The first rows of a table as texts, as they are drawn. */
export function shownRows({ columns, rows: count, totalRows, warnings, sources }: GridData): ShownRows {
  const rows: (string | null)[][] = [];
  let characters = 0;
  for (let row = 0; row < Math.min(count, MOST_ROWS) && characters < MOST_CHARACTERS; row++) {
    const line = columns.map((column) => {
      const { text, tone } = column.cell(row);
      return tone === 'null' ? null : text;
    });
    rows.push(line);
    characters += line.reduce((sum, text) => sum + (text?.length ?? 4) + 3, 0);
  }
  return {
    columns: columns.map(({ name, type, unit, ucd, description, note, numeric }) => ({
      name,
      ...(type !== undefined && { type }),
      ...(unit !== undefined && { unit }),
      ...(ucd !== undefined && { ucd }),
      ...(description !== undefined && { description }),
      ...(note !== undefined && { note }),
      numeric,
    })),
    rows,
    totalRows,
    warnings,
    ...(sources && sources.length > 0 && { sources }),
  };
}
