import type { ShownColumn, ShownRows } from '../../../workers/wire/shownRows.ts';
import { objectsOf } from '../ipynb/unchecked.ts';
import { inertSources } from './inertSources.ts';
import { recordOf } from '../../known/recordOf.ts';

const MOST_COLUMNS = 2000;
const MOST_ROWS = 1000;
const FACTS = ['type', 'unit', 'ucd', 'description', 'note'] as const;

/** The rows of a table that were kept, in whatever shape: texts alone, as many in each row as there are columns. */
export function inertRows(value: unknown): ShownRows | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { columns: given, rows: lines, totalRows, warnings, sources } = recordOf(value);
  if (!Array.isArray(given) || !Array.isArray(lines)) return undefined;
  const columns = objectsOf(given)
    .slice(0, MOST_COLUMNS)
    .map((column): ShownColumn => {
      const facts = FACTS.flatMap((fact) => (typeof column[fact] === 'string' ? [[fact, column[fact]] as const] : []));
      return { name: textOf(column.name) ?? '', numeric: column.numeric === true, ...Object.fromEntries(facts) };
    });
  const rows = lines.slice(0, MOST_ROWS).map((line: unknown) => {
    const cells: readonly unknown[] = Array.isArray(line) ? line : [];
    return columns.map((_, index) => textOf(cells[index]) ?? null);
  });
  const told = inertSources(sources);
  return {
    columns,
    rows,
    totalRows: typeof totalRows === 'number' && totalRows >= rows.length ? Math.floor(totalRows) : rows.length,
    warnings: Array.isArray(warnings) ? warnings.filter((one) => typeof one === 'string').slice(0, 50) : [],
    ...(told.length > 0 && { sources: told }),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
