import type { Frame } from './frame.ts';

const WORDS: readonly (readonly [RegExp, Frame])[] = [
  [/^(?:icrs|icrf|gcrs)/, 'icrs'],
  [/^supergal/, 'supergalactic'],
  [/^gal/, 'galactic'],
  [/^ecl/, 'ecliptic'],
  [/fk4/, 'fk4'],
  [/fk5/, 'fk5'],
];

/**
 * The frame that a VOTable's COOSYS (`eq_FK5 J2000`), FITS's RADESYS and EQUINOX (`FK4 1950.0`) or astropy names; of an
 * equinox alone, as FITS 4.0 §8.3 has it. What is no such frame, or of another equinox, is given back in the words that
 * it has.
 */
export function frameNamed(words: string): Frame | { readonly other: string } {
  const text = words.trim().toLowerCase();
  const equinox = /\b[jb]?(\d{4}(?:\.\d+)?)\b/.exec(text.replace(/fk[45]/, ''))?.[1];
  const year = equinox === undefined ? undefined : Number(equinox);
  const frame =
    WORDS.find(([pattern]) => pattern.test(text))?.[1] ??
    (year === undefined ? undefined : year < 1984 ? 'fk4' : 'fk5');
  const own = { fk4: 1950, fk5: 2000, ecliptic: 2000 }[frame as string];
  const isOwn = year === undefined || own === undefined || Math.abs(year - own) < 0.001;
  return frame && isOwn && !/no-e/.test(text) ? frame : { other: words.trim() };
}
