import type { ColumnType } from '../../../../workers/sql/contract.ts';
import type { Column } from '../../../../workers/wire/column.ts';
import type { Expression, From, SelectNode } from '../../../catalogue/split/tree.ts';
import { visit } from '../../../catalogue/split/walk.ts';

// What these give is a value of the column, or at least of its unit.
const KEEPS_UNIT = /^(min|max|avg|mean|median|any_value|first|last|mode|sum|abs|round|quantile|quantile_cont|quantile_disc|approx_quantile)$/;

/** The columns known under a table's name in a query. */
export type KnownTables = (name: string) => readonly Column[] | undefined;

/** A result's columns with the units, UCDs and descriptions of the table columns that they are. */
export function resultColumns(types: readonly ColumnType[], node: SelectNode | undefined, known: KnownTables): readonly Column[] {
  const sources = node?.type === 'SELECT_NODE' ? sourcesOf(node.from_table, known) : [];
  const items = node?.select_list ?? [];
  const plain = items.every((item) => item.class !== 'STAR');
  const renamed = new Map(items.map((item) => [nameOf(item), item] as const));
  return types.map(({ name, type }, i) => {
    const item = plain && items.length === types.length ? items[i] : renamed.get(name.toLowerCase());
    const source = item && item.class !== 'STAR' ? columnOf(item, sources) : columnNamed(name, sources);
    return { ...source, name, type };
  });
}

type Source = { readonly name: string; readonly columns: readonly Column[] };

function sourcesOf(from: From | undefined, known: KnownTables): readonly Source[] {
  const found: Source[] = [];
  visit(from, (part) => {
    if (part.type !== 'BASE_TABLE') return undefined;
    const table = part as unknown as From;
    const columns = known(table.table_name!);
    if (columns) found.push({ name: (table.alias || table.table_name!).toLowerCase(), columns });
    return undefined;
  });
  return found;
}

function nameOf(item: Expression): string {
  return (item.alias || item.column_names?.at(-1) || '').toLowerCase();
}

function columnOf(item: Expression, sources: readonly Source[]): Partial<Column> | undefined {
  if (item.class === 'COLUMN_REF') {
    const [first = '', second] = item.column_names!;
    return second === undefined ? columnNamed(first, sources) : columnNamed(second, sources.filter(({ name }) => name === first.toLowerCase()));
  }
  const [argument] = item.children ?? [];
  if (item.class !== 'FUNCTION' || argument?.class !== 'COLUMN_REF' || !KEEPS_UNIT.test(item.function_name!.toLowerCase())) return undefined;
  return { unit: columnOf(argument, sources)?.unit };
}

/** What is known of a column in all sources that have one of that name; of `ra_1`, which `*` makes of a second `ra`, as of `ra`. */
function columnNamed(name: string, sources: readonly Source[]): Partial<Column> | undefined {
  const named = (wanted: string) => sources.flatMap(({ columns }) => columns.filter((column) => column.name.toLowerCase() === wanted));
  const exact = named(name.toLowerCase());
  const found = exact.length > 0 ? exact : named(name.toLowerCase().replace(/_\d+$/, ''));
  const common = (of: (column: Column) => string | undefined) => (new Set(found.map(of)).size === 1 ? of(found[0]!) : undefined);
  return { unit: common(({ unit }) => unit), ucd: common(({ ucd }) => ucd), utype: common(({ utype }) => utype), description: common(({ description }) => description), timeScale: common(({ timeScale }) => timeScale), note: common(({ note }) => note) };
}
