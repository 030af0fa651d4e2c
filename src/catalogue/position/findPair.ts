import type { Column } from '../../../workers/wire/column.ts';
import type { Frame } from './frame.ts';
import { POSITION_NAMES, POSITION_UCDS } from './positionNames.ts';
import { itemAt } from '../../known/itemAt.ts';

/** A longitude and a latitude among columns, by number, and the frame that their UCDs or names mean. */
export type Pair = { readonly ra: number; readonly dec: number; readonly frame: Frame };

/** What may follow the names of a pair without changing what they mean. */
const ENDS = [
  ['', ''],
  ['_deg', '_deg'],
  ['deg', 'deg'],
  ['_rad', '_rad'],
  ['_hours', '_deg'],
  ['_hours', ''],
  ['_hms', '_dms'],
  // Of the first of two tables that TOPCAT has matched.
  ['_1', '_1'],
] as const;

/**
 * The pair of columns that is a table's positions: by UCD (equatorial before ecliptic and galactic, `meta.main` first;
 * also UCD1), else by usual names. `isPosition` takes names that mean other things too without a unit.
 */
export function findPair(
  columns: readonly Pick<Column, 'name' | 'unit' | 'ucd'>[],
  isPosition = false,
): Pair | undefined {
  return pairsIn(columns, isPosition).next().value ?? undefined;
}

/** All such pairs, in the order they are trusted. */
export function* pairsIn(
  columns: readonly Pick<Column, 'name' | 'unit' | 'ucd'>[],
  isPosition = false,
): Generator<Pair, undefined> {
  yield* byUcd(columns);
  yield* byName(columns, isPosition);
  return undefined;
}

/** The frame that a column's UCD means. */
export function ucdFrame({ ucd }: Pick<Column, 'ucd'>): Frame | undefined {
  return POSITION_UCDS.find(({ words }) => words.some((word) => ucd?.toLowerCase().split(';').includes(word)))?.frame;
}

function* byUcd(columns: readonly Pick<Column, 'ucd'>[]): Generator<Pair> {
  for (const { frame, words } of POSITION_UCDS) {
    for (const isMain of [true, false]) {
      const [ra, dec] = words.map((word) => columns.findIndex(({ ucd }) => measures(ucd, word, isMain))) as [
        number,
        number,
      ];
      if (ra >= 0 && dec >= 0) yield { ra, dec, frame };
    }
  }
}

/**
 * In UCD1+ the first word is what is measured; a second one but `meta.main` narrows it to something else (UCD list 1.5,
 * §2.2).
 */
function measures(ucd: string | undefined, word: string, isMain: boolean): boolean {
  const words = ucd?.toLowerCase().split(';') ?? [];
  return isMain
    ? (words[0] === word && words.includes('meta.main')) || words[0] === `${word}_main`
    : words.length === 1 && words[0] === word;
}

function* byName(columns: readonly Pick<Column, 'name' | 'unit' | 'ucd'>[], isPosition: boolean): Generator<Pair> {
  const names = columns.map(({ name, ucd }) => (meansOther(ucd) ? '' : name.toLowerCase()));
  for (const { frame, pairs, needUnits } of POSITION_NAMES) {
    for (const [lon, lat] of pairs) {
      for (const [lonEnd, latEnd] of ENDS) {
        const [ra, dec] = [names.indexOf(lon + lonEnd), names.indexOf(lat + latEnd)];
        if (
          ra >= 0 &&
          dec >= 0 &&
          (!needUnits || isPosition || (itemAt(columns, ra).unit && itemAt(columns, dec).unit))
        )
          yield { ra, dec, frame: ucdFrame(itemAt(columns, ra)) ?? frame };
      }
    }
  }
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
