import { readStcs, type StcsShape } from '../../catalogue/region/readStcs.ts';
import { itemAt } from '../../known/itemAt.ts';

/** A region on the sky in ICRS degrees. */
export type StcsRegion =
  | { readonly kind: 'circle'; readonly raDeg: number; readonly decDeg: number; readonly radiusDeg: number }
  | { readonly kind: 'polygon'; readonly vertices: readonly (readonly [raDeg: number, decDeg: number])[] }
  | { readonly kind: 'position'; readonly raDeg: number; readonly decDeg: number };

const FRAMES = ['ICRS', 'FK5', 'J2000', 'UNKNOWNFRAME'];

/**
 * A box of STC-S, which TAP 1.0 reads as a tangent-plane rectangle of `width` and `height` degrees about its centre.
 */
function boxVertices(
  raDeg: number,
  decDeg: number,
  width: number,
  height: number,
): readonly (readonly [number, number])[] {
  const radians = Math.PI / 180;
  const [sin, cos] = [Math.sin(decDeg * radians), Math.cos(decDeg * radians)];
  const corners = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ] as const;
  return corners.map(([east, north]) => {
    const xi = Math.tan((east * width * radians) / 2);
    const eta = Math.tan((north * height * radians) / 2);
    const down = cos - eta * sin;
    const ra = raDeg + Math.atan2(xi, down) / radians;
    return [((ra % 360) + 360) % 360, Math.atan2(sin + eta * cos, Math.hypot(xi, down)) / radians] as const;
  });
}

function checkDeclinations(shape: string, numbers: readonly number[]): void {
  const pairs = shape === 'POLYGON' ? numbers : numbers.slice(0, 2);
  const beyond = pairs.find((dec, i) => i % 2 === 1 && Math.abs(dec) > 90);
  if (beyond !== undefined)
    throw new SyntaxError(
      `STC-S: the declination ${beyond}° of a ${shape} is beyond a pole; right ascension comes first`,
    );
}

function regionOf({ shape, frames, numbers }: StcsShape): StcsRegion {
  const unknown = frames.find((frame) => !FRAMES.includes(frame));
  if (unknown !== undefined) throw new SyntaxError(`STC-S: cannot read \`${unknown}\``);
  checkDeclinations(shape, numbers);
  const [ra = NaN, dec = NaN, third = NaN, fourth = NaN] = numbers;
  if (shape === 'POLYGON') {
    if (numbers.length < 6 || numbers.length % 2)
      throw new SyntaxError('STC-S: a POLYGON needs three or more pairs of numbers');
    return {
      kind: 'polygon',
      vertices: Array.from(
        { length: numbers.length / 2 },
        (_, i) => [itemAt(numbers, 2 * i), itemAt(numbers, 2 * i + 1)] as const,
      ),
    };
  }
  const wanted = shape === 'BOX' ? 4 : shape === 'CIRCLE' ? 3 : 2;
  if (numbers.length !== wanted)
    throw new SyntaxError(`STC-S: a ${shape} has ${wanted} numbers, not ${numbers.length}`);
  if (shape === 'CIRCLE' && third < 0) throw new SyntaxError(`STC-S: the radius ${third}° of a CIRCLE is negative`);
  if (shape === 'BOX' && ![third, fourth].every((side) => side >= 0 && side < 180))
    throw new SyntaxError(`STC-S: a BOX has sides from 0° to less than 180°, not ${third}° and ${fourth}°`);
  if (shape === 'CIRCLE') return { kind: 'circle', raDeg: ra, decDeg: dec, radiusDeg: third };
  if (shape === 'BOX') return { kind: 'polygon', vertices: boxVertices(ra, dec, third, fourth) };
  return { kind: 'position', raDeg: ra, decDeg: dec };
}

/**
 * The regions of an STC-S text (IVOA TAP 1.0 §6): CIRCLE, POLYGON, BOX and POSITION, several of them after one
 * another or in a UNION, in ICRS, FK5 or J2000 degrees. Throws `SyntaxError` on anything else.
 */
export function parseStcs(text: string): readonly StcsRegion[] {
  return readStcs(text).map(regionOf);
}
