import { vectorAt, type Vector } from '../healpix/sphere.ts';
import { cornersOfBox } from '../region/box.ts';
import { numberOf } from '../split/constantOf.ts';
import type { Geometry } from './geometry.ts';

/**
 * The vertices of a polygon, or the corners of a box, whose numbers are constants; none otherwise, and of a box without
 * a width or height.
 */
export function constantVertices(
  geometry: Extract<Geometry, { readonly kind: 'polygon' | 'box' }>,
): readonly Vector[] | undefined {
  if (geometry.kind === 'box') {
    const [ra, dec, width, height] = [...geometry.at, geometry.width, geometry.height].map(numberOf);
    if (ra === undefined || dec === undefined || !width || !height) return undefined;
    return cornersOfBox(ra, dec, width, height);
  }
  const degrees = geometry.vertices.map(([ra, dec]) => [numberOf(ra), numberOf(dec)] as const);
  const vertices = degrees.flatMap(([ra, dec]) => (ra === undefined || dec === undefined ? [] : [vectorAt(ra, dec)]));
  return vertices.length === degrees.length ? vertices : undefined;
}
