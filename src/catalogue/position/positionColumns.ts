import type { Column } from '../../../workers/wire/column.ts';
import type { AngleForm } from './angle.ts';
import { angleForm } from './angleForm.ts';
import type { Frame } from './frame.ts';
import { frameNamed } from './frameNamed.ts';
import { POSITION_NAMES, POSITION_UCDS } from './positionNames.ts';

/**
 * The columns that hold a table's positions, by number: longitude and latitude in a frame, right ascension and
 * declination in an equatorial one.
 */
export type PositionColumns = {
  readonly ra: number;
  readonly dec: number;
  readonly raForm: AngleForm;
  readonly decForm: AngleForm;
  readonly frame: Frame;
};

/** A column and whether its values are text. */
export type NamedColumn = Pick<Column, 'name' | 'unit' | 'ucd' | 'frame'> & { readonly text: boolean };

type Pair = { readonly ra: number; readonly dec: number; readonly frame: Frame };

/** What may follow a name without changing what it means. */
const SUFFIXES = ['', '_deg', 'deg'];

/**
 * Which columns of a table are its positions: those asked for by name, else by UCD (equatorial before ecliptic and
 * galactic, `meta.main` first; also UCD1), else by usual names. Their form follows from unit and type, their frame from
 * what the source says of it, UCD and name. Throws in words when a named column is absent, or is in a unit or frame
 * that is not known; `undefined` when none are found.
 */
export function positionColumns(
  columns: readonly NamedColumn[],
  asked: { readonly ra?: string; readonly dec?: string } = {},
): PositionColumns | undefined {
  const named = (name: string): number => {
    const index = columns.findIndex((column) => column.name === name);
    if (index < 0) throw new RangeError(`the table has no column \`${name}\``);
    return index;
  };
  const found = asked.ra !== undefined && asked.dec !== undefined ? undefined : (byUcd(columns) ?? byName(columns));
  const ra = asked.ra === undefined ? found?.ra : named(asked.ra);
  const dec = asked.dec === undefined ? found?.dec : named(asked.dec);
  if (ra === undefined || dec === undefined) return undefined;
  const [lon, lat] = [columns[ra]!, columns[dec]!];
  const isFound = ra === found?.ra && dec === found.dec;
  return {
    ra,
    dec,
    raForm: angleForm(lon, 'ra'),
    decForm: angleForm(lat, 'dec'),
    frame: frameOf(lon, (isFound ? found.frame : undefined) ?? ucdFrame(lon) ?? 'icrs'),
  };
}

/** What the source says counts for equatorial positions, of which UCDs and names tell no equinox. */
function frameOf({ name, frame: said }: NamedColumn, meant: Frame): Frame {
  if (said === undefined || meant === 'galactic' || meant === 'supergalactic') return meant;
  const frame = frameNamed(said);
  if (typeof frame !== 'string')
    throw new RangeError(
      `the positions in \`${name}\` are in the frame “${frame.other}”, which is not known here: change them to ICRS first`,
    );
  return frame;
}

function ucdFrame({ ucd }: NamedColumn): Frame | undefined {
  return POSITION_UCDS.find(({ words: [lon] }) => ucd?.toLowerCase().split(';').includes(lon))?.frame;
}

function byUcd(columns: readonly NamedColumn[]): Pair | undefined {
  for (const { frame, words } of POSITION_UCDS) {
    for (const isMain of [true, false]) {
      const [ra, dec] = words.map((word) => columns.findIndex(({ ucd }) => isPosition(ucd, word, isMain))) as [
        number,
        number,
      ];
      if (ra >= 0 && dec >= 0) return { ra, dec, frame };
    }
  }
  return undefined;
}

/**
 * In UCD1+ the first word is what is measured; a second one but `meta.main` narrows it to something else (UCD list 1.5,
 * §2.2).
 */
function isPosition(ucd: string | undefined, word: string, isMain: boolean): boolean {
  const words = ucd?.toLowerCase().split(';') ?? [];
  return isMain
    ? (words[0] === word && words.includes('meta.main')) || words[0] === `${word}_main`
    : words.length === 1 && words[0] === word;
}

function byName(columns: readonly NamedColumn[]): Pair | undefined {
  const names = columns.map(({ name, ucd }) => (meansOther(ucd) ? '' : name.toLowerCase()));
  for (const { frame, pairs, needUnits } of POSITION_NAMES) {
    for (const [lon, lat] of pairs) {
      for (const suffix of SUFFIXES) {
        const [ra, dec] = [names.indexOf(lon + suffix), names.indexOf(lat + suffix)];
        if (ra >= 0 && dec >= 0 && (!needUnits || (columns[ra]!.unit && columns[dec]!.unit)))
          return { ra, dec, frame: ucdFrame(columns[ra]!) ?? frame };
      }
    }
  }
  return undefined;
}

/**
 * Whether a column's UCD says that it is something else than a place on the sky: an error, a motion, a place on the
 * Earth.
 */
function meansOther(ucd: string | undefined): boolean {
  const first = ucd?.toLowerCase().split(';')[0];
  return (
    first !== undefined &&
    /^(?:stat\.|pos\.)/.test(first) &&
    !/^pos\.(?:eq|ecliptic|galactic|supergalactic)\b/.test(first)
  );
}
