import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { outlineOf } from '../region/outline.ts';
import type { Expression } from '../split/tree.ts';
import { numberOf } from '../split/constantOf.ts';
import type { At, Geometry } from './geometry.ts';
import { constantVertices } from './constantVertices.ts';

/**
 * Fails with kind `sql`, in the reader's terms, where the constants of a geometry are none: a declination beyond a
 * pole, a negative radius, a polygon whose sides are not definite.
 */
export function checkGeometry(geometry: Geometry): void {
  for (const [ra, dec] of positionsOf(geometry)) {
    const [raDeg, decDeg] = [numberOf(ra), numberOf(dec)];
    if (decDeg !== undefined && !(Math.abs(decDeg) <= 90))
      throw wrong(
        `The declination ${decDeg}° of a ${geometry.kind.toUpperCase()} is beyond a pole; right ascension comes first, then declination, in degrees.`,
      );
    if (raDeg !== undefined && !Number.isFinite(raDeg))
      throw wrong(`The right ascension ${raDeg} of a ${geometry.kind.toUpperCase()} is no angle.`);
  }
  if (geometry.kind === 'circle')
    checkSize(
      geometry.radius,
      (size) => size >= 0,
      (size) => `The radius ${size}° of a CIRCLE is negative.`,
    );
  if (geometry.kind === 'box') {
    for (const side of [geometry.width, geometry.height]) {
      checkSize(
        side,
        (size) => size >= 0 && size < 180,
        (size) =>
          `A BOX has sides from 0° to less than 180°, not ${size}°: they are great circles. For a range of coordinates write  ra BETWEEN … AND dec BETWEEN …`,
      );
    }
  }
  const vertices = geometry.kind === 'polygon' ? constantVertices(geometry) : undefined;
  if (vertices) {
    try {
      outlineOf(vertices);
    } catch (error) {
      throw wrong(error instanceof Error ? error.message : String(error));
    }
  }
}

function positionsOf(geometry: Geometry): readonly At[] {
  return geometry.kind === 'polygon' ? geometry.vertices : [geometry.at];
}

function checkSize(
  expression: Expression,
  isRight: (size: number) => boolean,
  message: (size: number) => string,
): void {
  const size = numberOf(expression);
  if (size !== undefined && !isRight(size)) throw wrong(message(size));
}

function wrong(message: string): NotebookError {
  return new NotebookError({ kind: 'sql', message });
}
