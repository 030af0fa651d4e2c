import { NotebookError } from '../../wire/notebookError.ts';
import type { GrowingColumn } from '../columns/growingColumn.ts';
import { LongColumn } from '../columns/longColumn.ts';
import { NUMBER_COLUMNS } from '../columns/numberColumns.ts';
import { TextColumn } from '../columns/textColumn.ts';
import { floatOf, wholeOf } from '../votable/numberText.ts';
import { numberOf, type FitsColumn } from './fitsColumn.ts';

/** Pushes a text without the blanks behind it; `false` for one that is no number of its form. */
type CellReader = { readonly column: GrowingColumn; readonly push: (text: string) => boolean };

/**
 * The columns of a table of text, XTENSION= 'TABLE' (FITS 4.0 §7.2); a blank number, NaN and `TNULL` are null. Fails
 * with kind `fetch` for a text that is no number of its column's form; `url` is for its words.
 */
export function textRows(
  bytes: Uint8Array,
  { rowBytes, rows }: { readonly rowBytes: number; readonly rows: number },
  stated: readonly FitsColumn[],
  url: string,
): readonly GrowingColumn[] {
  const ascii = new TextDecoder('latin1');
  return stated.map((column) => {
    const width = Number(/^\d+/.exec(column.rest)?.[0] ?? 1);
    const { name } = column.column;
    if (!(column.textStart >= 0 && column.textStart + width <= rowBytes))
      throw new NotebookError({
        kind: 'fetch',
        message: `The column ${name} of ${url} lies beyond the end of its rows, by their header.`,
      });
    const { column: grown, push } = cellReader(column, width);
    for (let row = 0; row < rows; row++) {
      const start = row * rowBytes + column.textStart;
      const text = ascii.decode(bytes.subarray(start, start + width)).trimEnd();
      if (!push(text))
        throw new NotebookError({
          kind: 'fetch',
          message: `${name} in row ${row + 1} of ${url} is no number of the form ${column.code}${column.rest}.`,
          detail: JSON.stringify(text.slice(0, 60)),
        });
    }
    return grown;
  });
}

function cellReader(stated: FitsColumn, width: number): CellReader {
  const { code, rest, tnull, scale, zero: written } = stated;
  const isNone = (text: string) => text === '' || (tnull !== undefined && text.trim() === tnull);
  const orNull = (column: GrowingColumn, push: (text: string) => boolean): CellReader => ({
    column,
    push(text) {
      if (!isNone(text)) return push(text.trim());
      column.pushNull();
      return true;
    },
  });
  if (code === 'A') {
    const column = new TextColumn();
    return {
      column,
      push(text) {
        if (isNone(text)) column.pushNull();
        else column.push(text);
        return true;
      },
    };
  }
  const zero = numberOf(written) ?? 0;
  const isPlain = scale === 1 && zero === 0;
  if (code === 'I' && isPlain) return wholes(width, orNull);
  const column = NUMBER_COLUMNS.float64();
  // Digits after a point that is left out (FITS 4.0 §7.2.5).
  const implied = code === 'I' ? 0 : Number(/\.(\d+)$/.exec(rest)?.[1] ?? 0);
  return orNull(column, (text) => {
    const isWhole = WHOLE.test(text);
    const value = code === 'I' && !isWhole ? undefined : floatOf(text.replace(/[dD]/, 'e'));
    if (value === undefined) return false;
    if (Number.isNaN(value)) column.pushNull();
    else column.push((isWhole && implied > 0 ? value / 10 ** implied : value) * scale + zero);
    return true;
  });
}

const WHOLE = /^[+-]?\d+$/;

/** As wide as astropy takes them: more digits than nine need 64 bits. */
function wholes(
  width: number,
  orNull: (column: GrowingColumn, push: (text: string) => boolean) => CellReader,
): CellReader {
  if (width <= 9) {
    const column = NUMBER_COLUMNS[width > 4 ? 'int32' : 'int16']();
    return orNull(column, (text) => {
      if (!WHOLE.test(text)) return false;
      column.push(Number(text));
      return true;
    });
  }
  const column = new LongColumn();
  return orNull(column, (text) => {
    const value = WHOLE.test(text) ? wholeOf(text) : undefined;
    if (value === undefined || BigInt.asIntN(64, value) !== value) return false;
    column.push(value);
    return true;
  });
}
