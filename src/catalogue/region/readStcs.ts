/** One shape of an STC-S text: its name in capitals, the frames that it is told in, and its numbers. */
export type StcsShape = {
  readonly shape: 'CIRCLE' | 'POLYGON' | 'BOX' | 'POSITION';
  /** In capitals; of the text before any shape, too, as in `UNION ICRS (…)`. */
  readonly frames: readonly string[];
  readonly numbers: readonly number[];
};

const SHAPES: ReadonlyMap<string, StcsShape['shape']> = new Map([
  ['CIRCLE', 'CIRCLE'],
  ['POLYGON', 'POLYGON'],
  ['BOX', 'BOX'],
  ['POSITION', 'POSITION'],
  ['POINT', 'POSITION'],
]);
/** Where from a position is seen, how its numbers are to be taken, and what joins shapes. */
const IGNORED = /^(FILLFACTOR|UNKNOWNREFPOS|BARYCENTER|GEOCENTER|HELIOCENTER|TOPOCENTER|SPHERICAL2|UNION|[(),])$/;

/** Flavours whose numbers are other than two angles. */
const NO_ANGLES = /^(CARTESIAN[123]|SPHERICAL3|UNITSPHERE)$/;

/** More than the frame, place and kind of coordinates that STC-S lets stand before the first shape, even twice over. */
const MOST_WORDS_BEFORE = 10;

/**
 * The shapes of an STC-S text (IVOA TAP 1.0 §6), one after another or in a UNION; whether their frames are known and
 * their numbers are enough is for whoever reads them. Throws `SyntaxError` on anything else.
 */
export function readStcs(text: string): readonly StcsShape[] {
  const words = text.replace(/[(),]/g, ' $& ').toUpperCase().split(/\s+/).filter(Boolean);
  const before: string[] = [];
  const shapes: { readonly shape: StcsShape['shape']; readonly frames: string[]; readonly numbers: number[] }[] = [];
  for (const word of words) {
    const shape = SHAPES.get(word);
    const last = shapes.at(-1);
    if (before.length > MOST_WORDS_BEFORE) break;
    if (NO_ANGLES.test(word))
      throw new SyntaxError(`STC-S: the numbers of ${word} are no longitudes and latitudes; give them in degrees`);
    if (shape) shapes.push({ shape, frames: [...before], numbers: [] });
    else if (IGNORED.test(word)) continue;
    else if (/^[A-Z]/.test(word)) (last?.frames ?? before).push(word);
    else if (last && Number.isFinite(Number(word))) last.numbers.push(Number(word));
    else throw new SyntaxError(`STC-S: cannot read \`${last ? word : (before[0] ?? word)}\``);
  }
  if (shapes.length === 0)
    throw new SyntaxError(before.length > 0 ? `STC-S: cannot read \`${before[0]}\`` : 'STC-S: no region');
  return shapes;
}
