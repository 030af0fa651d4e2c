import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { dot, positionOf, separation, type Vector } from '../healpix/sphere.ts';
import { outlineOf } from '../region/outline.ts';
import { double } from '../split/nodes.ts';
import { constantVertices } from './constantVertices.ts';
import type { Geometry } from './geometry.ts';

/**
 * The centre of mass of a geometry on the sphere (ADQL 2.1 CENTROID), in its own frame. Fails with kind `sql` for a
 * polygon whose vertices are columns or that fits into no hemisphere.
 */
export function centroidOf(geometry: Geometry): Extract<Geometry, { readonly kind: 'point' }> {
  if (geometry.kind !== 'polygon') return { kind: 'point', at: geometry.at, of: geometry };
  const vertices = constantVertices(geometry);
  const outline = vertices && outlineOf(vertices);
  if (!outline?.cap)
    throw new NotebookError({
      kind: 'sql',
      message: 'CENTROID takes a POLYGON of numbers that fits into a hemisphere.',
    });
  // The sides' normals, each as long as its side, add up to twice the integral of the position vector.
  const sum = outline.edges.reduce<Vector>(
    ([x, y, z], { a, b, normal }) => {
      const length = separation(a, b);
      return [x + length * normal[0], y + length * normal[1], z + length * normal[2]];
    },
    [0, 0, 0],
  );
  const sign = Math.sign(dot(sum, outline.cap.centre));
  const [ra, dec] = positionOf([sign * sum[0], sign * sum[1], sign * sum[2]]);
  return { kind: 'point', at: [double(ra), double(dec)] };
}
