import { WIDTHS } from './putValue.ts';
import { savedColumns, type SavedColumn, type SavedType } from './savedColumn.ts';
import type { TableToSave } from './tableToSave.ts';

const LETTERS: Readonly<Record<SavedType, string>> = {
  boolean: 'L',
  uint8: 'B',
  int16: 'I',
  int32: 'J',
  int64: 'K',
  float32: 'E',
  float64: 'D',
  text: 'A',
};
const WIDER: Partial<Record<SavedType, SavedType>> = { uint8: 'int16', int16: 'int32', int32: 'int64' };
const NULLS: Partial<Record<SavedType, bigint>> = {
  uint8: 255n,
  int16: -32768n,
  int32: -2147483648n,
  int64: -(2n ** 63n),
};

/** A column in a FITS binary table. */
export type FitsColumn = SavedColumn & {
  /** Bytes in each row. */
  readonly width: number;
  readonly form: string;
  /** Stands for a null among integers; absent where there is none. */
  readonly nullValue?: bigint;
};

/** Where everything goes in a FITS file, learnt from a first look at all rows. */
export type FitsLayout = {
  readonly columns: readonly FitsColumn[];
  readonly rows: number;
  readonly rowBytes: number;
  /** Lists of variable length lie behind the rows. */
  readonly heapBytes: number;
  /** Texts with letters that FITS has not. */
  readonly foreignTexts: number;
};

/** Looks at all rows: how long texts and lists are, where nulls are, and which number can stand for them. */
export async function fitsLayout(table: TableToSave): Promise<FitsLayout> {
  const columns = savedColumns(table.schema, table.columns);
  const looked = columns.map((column) => ({
    column,
    found: { longest: 1, items: 0, most: 0, hasNulls: false, hasGaps: false, taken: false },
  }));
  let [rows, foreignTexts] = [0, 0];
  for await (const batch of table.batches()) {
    rows += batch.numRows;
    for (const { column, found } of looked) {
      const value = column.of(batch);
      const own = NULLS[column.type];
      for (let row = 0; row < batch.numRows; row++) {
        const cell = value(row);
        if (cell === null) found.hasNulls = true;
        else if (column.type === 'text') {
          const text = String(cell);
          found.longest = Math.max(found.longest, [...text].length);
          if (/[^\x00-\x7f]/.test(text)) foreignTexts++;
        } else if (typeof cell === 'object') {
          found.items += cell.length;
          found.most = Math.max(found.most, cell.length);
          found.hasGaps ||= cell.includes(null);
          found.taken ||= own !== undefined && cell.some((item) => item !== null && BigInt(item) === own);
        } else if (own !== undefined && BigInt(cell) === own) found.taken = true;
      }
    }
  }
  const placed = looked.map(({ column, found }) => ({ laid: layOut(column, found), found }));
  const laid = placed.map((place) => place.laid);
  const heapBytes = placed.reduce(
    (sum, { laid: { type, list }, found }) =>
      sum + (list === 'variable' && type !== 'text' ? found.items * WIDTHS[type] : 0),
    0,
  );
  return { columns: laid, rows, rowBytes: laid.reduce((sum, { width }) => sum + width, 0), heapBytes, foreignTexts };
}

type Seen = {
  readonly longest: number;
  readonly most: number;
  readonly hasNulls: boolean;
  readonly hasGaps: boolean;
  readonly taken: boolean;
};

function layOut(column: SavedColumn, { longest, most, hasNulls, hasGaps, taken }: Seen): FitsColumn {
  if (column.type === 'text') return { ...column, width: longest, form: `${longest}A` };
  const hasGap = hasGaps || (hasNulls && column.list !== 'variable');
  // The number that would stand for a null is a value: a wider integer has another. Readers know no such number in
  // lists of variable length.
  const type =
    !(column.type in NULLS) || !hasGap
      ? column.type
      : column.list === 'variable'
        ? 'float64'
        : taken
          ? ((WIDER[column.type] ?? column.type) as Exclude<SavedType, 'text'>)
          : column.type;
  const nullValue = hasGap ? NULLS[type] : undefined;
  const letter = LETTERS[type];
  if (column.list === 'variable') return { ...column, type, width: 16, form: `1Q${letter}(${most})`, nullValue };
  const count = column.list ?? 1;
  return { ...column, type, width: count * WIDTHS[type], form: `${count}${letter}`, nullValue };
}
