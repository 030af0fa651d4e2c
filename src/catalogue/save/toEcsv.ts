import type { Table } from '../../../workers/wire/table.ts';
import { savedColumns, type SavedType } from './tableColumns.ts';

const DATATYPES: Readonly<Record<SavedType, string>> = { boolean: 'bool', uint8: 'uint8', int16: 'int16', int32: 'int32', int64: 'int64', float32: 'float32', float64: 'float64', text: 'string' };

/** A table as ECSV 1.0 (APE 6): units and descriptions kept, UCDs in each column's `meta`; an empty field is a null. UTF-8 bytes. */
export function toEcsv(table: Table): Uint8Array {
  const { columns, rows } = savedColumns(table);
  const header = columns.map(({ column: { name, unit, description, ucd, utype }, type }) => {
    const meta = Object.entries({ ucd, utype }).flatMap(([key, value]) => (value ? [`${key}: ${quoted(value)}`] : []));
    const parts = [`name: ${quoted(name)}`, ...(unit ? [`unit: ${quoted(unit)}`] : []), `datatype: ${DATATYPES[type]}`, ...(description ? [`description: ${quoted(description)}`] : []), ...(meta.length > 0 ? [`meta: {${meta.join(', ')}}`] : [])];
    return `# - {${parts.join(', ')}}`;
  });
  const comments = table.warnings.length > 0 ? ['# meta:', `#   comments: [${table.warnings.map(quoted).join(', ')}]`] : [];
  const lines = ['# %ECSV 1.0', '# ---', '# delimiter: \',\'', '# datatype:', ...header, ...comments, '# schema: astropy-2.0', columns.map(({ column }) => field(column.name)).join(',')];
  for (let row = 0; row < rows; row++) lines.push(columns.map(({ type, value }) => written(type, value(row))).join(','));
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

function written(type: SavedType, value: boolean | number | bigint | string | null): string {
  if (value === null) return '';
  if (type === 'text') return value === '' ? '""' : field(value as string);
  if (type === 'boolean') return value ? 'True' : 'False';
  return Number.isNaN(value) ? 'nan' : value === Infinity ? 'inf' : value === -Infinity ? '-inf' : type === 'float32' ? String(Number(Math.fround(value as number).toPrecision(9))) : String(value);
}

function field(text: string): string {
  return /[",\s#]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A YAML text in double quotes, which JSON is. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
