import { axesOf } from './axesOf.ts';
import { delimited, field } from './delimited.ts';
import { savedColumns, type SavedColumn, type SavedType } from './savedColumn.ts';
import type { FileBytes, TableToSave } from './tableToSave.ts';

const DATATYPES: Readonly<Record<SavedType, string>> = {
  boolean: 'bool',
  uint8: 'uint8',
  int16: 'int16',
  int32: 'int32',
  int64: 'int64',
  float32: 'float32',
  float64: 'float64',
  text: 'string',
};

/**
 * A table as ECSV 1.0 (APE 6): units and descriptions kept, UCDs, utypes and frames in each column's `meta`; an empty
 * field is a null. UTF-8.
 */
export async function* toEcsv(table: TableToSave): FileBytes {
  const columns = savedColumns(table.schema, table.columns);
  const comments = table.warnings.length > 0 ? [`comments: [${table.warnings.map(quoted).join(', ')}]`] : [];
  const meta = [...(table.name ? [`name: ${quoted(table.name)}`] : []), ...comments];
  const lines = [
    '%ECSV 1.0',
    '---',
    "delimiter: ','",
    'datatype:',
    ...columns.map(described),
    ...(meta.length > 0 ? [`meta: {${meta.join(', ')}}`] : []),
    'schema: astropy-2.0',
  ];
  yield new TextEncoder().encode(
    `${lines.map((line) => `# ${line}\n`).join('')}${columns.map(({ column }) => field(column.name)).join(',')}\n`,
  );
  yield* delimited(table, columns, { yes: 'True', no: 'False' });
}

function described({
  column: { name, unit, description, ucd, utype, frame },
  type,
  list,
  innerAxes = [],
}: SavedColumn): string {
  const meta = Object.entries({ ucd, utype, frame }).flatMap(([key, value]) =>
    value ? [`${key}: ${quoted(value)}`] : [],
  );
  const parts = [
    `name: ${quoted(name)}`,
    ...(unit ? [`unit: ${quoted(unit)}`] : []),
    `datatype: ${list === undefined ? DATATYPES[type] : 'string'}`,
    ...(list === undefined
      ? []
      : [
          `subtype: '${DATATYPES[type]}[${list === 'variable' ? 'null' : axesOf(list, innerAxes).toReversed().join(',')}]'`,
        ]),
    ...(description ? [`description: ${quoted(description)}`] : []),
    ...(meta.length > 0 ? [`meta: {${meta.join(', ')}}`] : []),
  ];
  return `- {${parts.join(', ')}}`;
}

/** A YAML text in double quotes, which JSON is. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
