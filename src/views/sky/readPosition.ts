import { itemAt } from '../../known/itemAt.ts';

/** A place on the sky, ICRS degrees. */
export type Position = { readonly raDeg: number; readonly decDeg: number };

/** Of a place, with room to spare. */
const MOST_CHARACTERS = 200;
const NUMBER = String.raw`\d+(?:\.\d*)?|\.\d+`;
const J_NAME = /^J\s*(\d\d)(\d\d)(\d\d)?(\.\d+)?\s*([-+])\s*(\d\d)(\d\d)(\d\d)?(\.\d+)?[a-z]?$/i;
const GALACTIC = /^(?:gal(?:actic)?)\b\s*:?\s*|^l\s*=?\s*(?=[-+\d])/i;
/** Rows of the matrix from galactic to ICRS (The Hipparcos and Tycho Catalogues, ESA SP-1200, §1.5.3, transposed). */
const FROM_GALACTIC = [
  [-0.0548755604, 0.4941094279, -0.867666149],
  [-0.8734370902, -0.44482963, -0.1980763734],
  [-0.4838350155, 0.7469822445, 0.4559837762],
] as const;

/**
 * Reads a place as people write it: `83.82 -5.39`, `05:35:17 -05:23:28`, `5h35m17.3s -5d23m28s`, `05 35 17 -05 23 28`,
 * `J0535-0523`, and galactic with a prefix, `gal 209.0 -19.4` or `l=209 b=-19.4`. `undefined` for what is no position,
 * names among it.
 */
export function readPosition(text: string): Position | undefined {
  if (text.length > MOST_CHARACTERS) return undefined;
  const plain = text
    .trim()
    .replace(/[−–]/g, '-')
    .replace(/[°º]/g, 'd')
    .replace(/[′’ʹ]/g, "'")
    .replace(/[″”ʺ]/g, '"')
    .replace(/^(icrs|fk5|j2000)\b[\s:]*/i, '');
  if (GALACTIC.test(plain)) {
    const pair = anglePair(plain.replace(GALACTIC, '').replace(/[,;\s]*\bb\s*=?\s*(?=[-+\d])/i, ' '), false);
    return pair && checked(fromGalactic(pair));
  }
  const named = J_NAME.exec(plain);
  const pair = named ? ofName(named) : anglePair(plain.replace(/\b(ra|dec)\b\s*[=:]?\s*/gi, ' ').trim(), true);
  return pair && checked({ raDeg: pair[0], decDeg: pair[1] });
}

type Pair = readonly [number, number];

function checked({ raDeg, decDeg }: Position): Position | undefined {
  return raDeg >= 0 && raDeg <= 360 && Math.abs(decDeg) <= 90 ? { raDeg: raDeg % 360, decDeg } : undefined;
}

/** Two angles; the first counts hours where it is written in parts, unless both are degrees. */
function anglePair(text: string, isHours: boolean): Pair | undefined {
  const halves = halvesOf(text);
  if (!halves) return undefined;
  const [first, second] = [angle(halves[0]), angle(halves[1])];
  if (!first || !second || second.unit === 'h') return undefined;
  const inHours = first.unit === 'h' || (isHours && first.unit === undefined && first.parts > 1);
  return [first.value * (inHours ? 15 : 1), second.value];
}

/** Where the second angle begins: at a comma, at its sign, or in the middle of the numbers. */
function halvesOf(text: string): Pair2 | undefined {
  const comma = text.split(/[,;]/);
  if (comma.length === 2) return [itemAt(comma, 0), itemAt(comma, 1)];
  const sign = /^(.*\S)\s*([-+].*)$/.exec(text);
  if (comma.length === 1 && sign) return [itemAt(sign, 1), itemAt(sign, 2)];
  const numbers = [...text.matchAll(new RegExp(`(?:${NUMBER})[a-z:'"]*`, 'gi'))];
  if (comma.length > 2 || numbers.length % 2 === 1 || numbers.length === 0) return undefined;
  const at = itemAt(numbers, numbers.length / 2).index;
  return [text.slice(0, at), text.slice(at)];
}

type Pair2 = readonly [string, string];
type Angle = { readonly value: number; readonly parts: number; readonly unit: 'h' | 'd' | undefined };

function angle(text: string): Angle | undefined {
  const found = new RegExp(
    String.raw`^\s*([-+]?)\s*(${NUMBER})\s*(h(?:rs?|ours?)?|d(?:eg(?:rees?)?)?|:)?\s*(?:(${NUMBER})\s*(?:m(?:in)?|:|')?\s*(?:(${NUMBER})\s*(?:s(?:ec)?|"|'')?)?)?\s*$`,
    'i',
  ).exec(text);
  if (!found) return undefined;
  const [, sign, whole = '', mark = '', minutes, seconds] = found;
  if (
    Number(minutes ?? 0) >= 60 ||
    Number(seconds ?? 0) >= 60 ||
    (minutes !== undefined && whole.includes('.')) ||
    (seconds !== undefined && minutes?.includes('.'))
  )
    return undefined;
  const size = Number(whole) + Number(minutes ?? 0) / 60 + Number(seconds ?? 0) / 3600;
  const unit = mark.toLowerCase().startsWith('h') ? 'h' : mark.toLowerCase().startsWith('d') ? 'd' : undefined;
  return { value: sign === '-' ? -size : size, parts: minutes === undefined ? 1 : seconds === undefined ? 2 : 3, unit };
}

/** A name made of its place (IAU specification for designations); a fraction belongs to the last part written. */
function ofName([, h = '', m = '', s, raFraction = '', sign, d = '', dm = '', ds, decFraction = '']: RegExpExecArray):
  Pair | undefined {
  const size = (whole: string, minutes: string, seconds: string | undefined, fraction: string) =>
    Number(whole) +
    Number(minutes + (seconds === undefined ? fraction : '')) / 60 +
    Number((seconds ?? '0') + (seconds === undefined ? '' : fraction)) / 3600;
  const dec = size(d, dm, ds, decFraction);
  return Number(h) < 24 && [m, s, dm, ds].every((part) => Number(part ?? 0) < 60)
    ? [15 * size(h, m, s, raFraction), sign === '-' ? -dec : dec]
    : undefined;
}

function fromGalactic([lDeg, bDeg]: Pair): Position {
  const [l, b] = [(lDeg * Math.PI) / 180, (bDeg * Math.PI) / 180];
  const from = [Math.cos(b) * Math.cos(l), Math.cos(b) * Math.sin(l), Math.sin(b)] as const;
  const along = (row: readonly [number, number, number]) => row[0] * from[0] + row[1] * from[1] + row[2] * from[2];
  const [x, y, z] = [along(FROM_GALACTIC[0]), along(FROM_GALACTIC[1]), along(FROM_GALACTIC[2])];
  const outside = Math.abs(bDeg) > 90;
  return {
    raDeg: ((Math.atan2(y, x) * 180) / Math.PI + 360) % 360,
    decDeg: outside ? NaN : (Math.asin(Math.max(-1, Math.min(1, z))) * 180) / Math.PI,
  };
}
