import type { GrowingColumn } from '../columns/growingColumn.ts';
import { LongColumn } from '../columns/longColumn.ts';
import { NUMBER_COLUMNS } from '../columns/numberColumns.ts';
import { TextColumn } from '../columns/textColumn.ts';
import { wholeOf } from '../votable/numberText.ts';
import { numberOf, type FitsColumn } from './fitsColumn.ts';

type CellReader = { readonly column: GrowingColumn; readonly push: (text: string) => void };

/** The columns of a table of text, XTENSION= 'TABLE' (FITS 4.0 §7.2); a blank number, and `TNULL`, are null. */
export function textRows(
  bytes: Uint8Array,
  { rowBytes, rows }: { readonly rowBytes: number; readonly rows: number },
  stated: readonly FitsColumn[],
): readonly GrowingColumn[] {
  const ascii = new TextDecoder('latin1');
  return stated.map((column) => {
    const width = Number(/^\d+/.exec(column.rest)?.[0] ?? 1);
    const { column: grown, push } = cellReader(column, width);
    for (let row = 0; row < rows; row++) {
      const start = row * rowBytes + column.textStart;
      push(ascii.decode(bytes.subarray(start, Math.min(start + width, (row + 1) * rowBytes))));
    }
    return grown;
  });
}

function cellReader({ code, rest, tnull, scale, zero: written }: FitsColumn, width: number): CellReader {
  const isNull = (text: string) => tnull !== undefined && text.trim() === tnull;
  if (code === 'A') {
    const column = new TextColumn();
    return {
      column,
      push(text) {
        if (text.trim() === '' || isNull(text)) column.pushNull();
        else column.push(text.trimEnd());
      },
    };
  }
  const zero = numberOf(written) ?? 0;
  const isPlain = scale === 1 && zero === 0;
  // As wide as astropy takes them: more digits than nine need 64 bits.
  if (code === 'I' && isPlain && width > 9) {
    const column = new LongColumn();
    return {
      column,
      push(text) {
        const value = isNull(text) ? undefined : wholeOf(text.trim());
        if (value === undefined) column.pushNull();
        else column.push(BigInt.asIntN(64, value));
      },
    };
  }
  const column = NUMBER_COLUMNS[code !== 'I' || !isPlain ? 'float64' : width > 4 ? 'int32' : 'int16']();
  // Digits after a point that is left out (FITS 4.0 §7.2.5).
  const implied = Number(/\.(\d+)$/.exec(rest)?.[1] ?? 0);
  return {
    column,
    push(text) {
      const value = isNull(text) ? undefined : numberOf(text);
      if (value === undefined) column.pushNull();
      else {
        const isWhole = code !== 'I' && implied > 0 && /^\s*[+-]?\d+\s*$/.test(text);
        column.push((isWhole ? value / 10 ** implied : value) * scale + zero);
      }
    },
  };
}
