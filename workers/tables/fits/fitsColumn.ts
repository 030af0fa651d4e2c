import type { Column } from '../../wire/column.ts';

/** A column of a table of FITS as its header states it (FITS 4.0 §7.2, §7.3). */
export type FitsColumn = {
  readonly column: Column;
  /** `TFORM`: how often, of which type, and what follows. */
  readonly repeat: number;
  readonly code: string;
  readonly rest: string;
  readonly tnull: string | undefined;
  readonly scale: number;
  /** As it is written, since those of 64 bits have more digits than a double. */
  readonly zero: string;
  /** The axes of a value, the slowest first; empty for one that has none. */
  readonly shape: readonly number[];
  /** Where it begins in a row of text, in bytes from 0. */
  readonly textStart: number;
};

/** The columns that a header states; `undefined` where one has no form. */
export function fitsColumns(header: ReadonlyMap<string, string>): readonly FitsColumn[] | undefined {
  const count = Math.min(Number(header.get('TFIELDS') ?? 0), 999);
  const found: FitsColumn[] = [];
  for (let n = 1; n <= count; n++) {
    const of = (keyword: string) => header.get(`${keyword}${n}`)?.trim() || undefined;
    const [whole, repeat = '', code = '', rest = ''] =
      /^(\d*)([A-Z])(.*)$/.exec(of('TFORM')?.toUpperCase() ?? '') ?? [];
    if (whole === undefined) return undefined;
    const [unit, ucd, utype, description] = [of('TUNIT'), of('TUCD'), of('TUTYP'), of('TCOMM')];
    found.push({
      column: {
        name: of('TTYPE') ?? `col${n}`,
        ...(unit && { unit }),
        ...(ucd && { ucd }),
        ...(utype && { utype }),
        ...(description && { description }),
      },
      repeat: repeat === '' ? 1 : Number(repeat),
      code,
      rest,
      tnull: of('TNULL'),
      scale: numberOf(of('TSCAL')) ?? 1,
      zero: of('TZERO') ?? '0',
      shape: shapeOf(of('TDIM')),
      textStart: Number(of('TBCOL') ?? 1) - 1,
    });
  }
  return found;
}

/** A number as Fortran writes it, with D for an exponent too. */
export function numberOf(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const value = Number(text.trim().replace(/[dD]/, 'e'));
  return Number.isNaN(value) ? undefined : value;
}

/** `(3,2)`, of which the first axis is the quickest. */
function shapeOf(tdim: string | undefined): readonly number[] {
  const [, axes] = /^\(([\d,\s]+)\)$/.exec(tdim ?? '') ?? [];
  return axes === undefined ? [] : axes.split(',').map(Number).reverse();
}
