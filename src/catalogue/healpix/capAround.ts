import { vectorOnFace } from './centre.ts';
import type { FacePixel } from './facePixel.ts';
import { separation, type Vector } from './sphere.ts';

/**
 * A cap that holds a pixel of a face `n` pixels wide: pixel borders are no great circles, so the farthest corner is not
 * quite the farthest point.
 */
export function capAround({ face, x, y }: FacePixel, n: number): readonly [centre: Vector, radiusRadians: number] {
  const centre = vectorOnFace(face, x + 0.5, y + 0.5, n);
  let radius = 0;
  for (const dx of [0, 1])
    for (const dy of [0, 1]) radius = Math.max(radius, separation(centre, vectorOnFace(face, x + dx, y + dy, n)));
  return [centre, radius * (n < 4 ? 1.12 : 1.01)];
}
