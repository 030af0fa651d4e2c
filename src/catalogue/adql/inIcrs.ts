import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { positionOf } from '../healpix/sphere.ts';
import type { Frame } from '../position/frame.ts';
import { icrsOf } from '../position/icrsOf.ts';
import { toIcrs } from '../position/toIcrs.ts';
import { numberOf } from '../split/constantOf.ts';
import { call, double } from '../split/nodes.ts';
import { constantVertices } from './constantVertices.ts';
import type { At, Geometry } from './geometry.ts';

/**
 * A geometry whose numbers are in a frame, in ICRS; a box of numbers becomes the polygon of its corners. Fails with
 * kind `sql` for a box of columns.
 */
export function inIcrs(geometry: Geometry, frame: Frame | undefined): Geometry {
  if (frame === undefined || frame === 'icrs') return geometry;
  switch (geometry.kind) {
    case 'point':
      return { ...geometry, at: placed(geometry.at, frame) };
    case 'circle':
      return { ...geometry, at: placed(geometry.at, frame) };
    case 'polygon':
      return { kind: 'polygon', vertices: geometry.vertices.map((vertex) => placed(vertex, frame)) };
    case 'box': {
      const corners = constantVertices(geometry)?.map((corner) => positionOf(corner));
      if (corners)
        return {
          kind: 'polygon',
          vertices: corners.map(([lon, lat]) => placed([double(lon), double(lat)], frame)),
        };
      throw new NotebookError({
        kind: 'sql',
        message: `A BOX in ${frame} takes numbers: the sides of one that differs from row to row lie along that frame.`,
        advice: 'Write it in ICRS, or as a POLYGON of its corners.',
      });
    }
  }
}

/** A position in a frame, in ICRS. */
export function placed([lon, lat]: At, frame: Frame | undefined): At {
  if (frame === undefined || frame === 'icrs') return [lon, lat];
  const [lonDeg, latDeg] = [numberOf(lon), numberOf(lat)];
  if (lonDeg !== undefined && latDeg !== undefined) {
    const [raDeg, decDeg] = toIcrs(frame, lonDeg, latDeg);
    return [double(raDeg), double(decDeg)];
  }
  // Catalogues are planned by their columns as they are, which tell of FK5 themselves: 0.03 arcseconds at most.
  if (frame === 'fk5') return [lon, lat];
  const { ra, dec } = icrsOf(lon, lat, { raForm: 'degrees', decForm: 'degrees', frame }, (macro, given) =>
    call(macro, given),
  );
  return [ra, dec];
}
