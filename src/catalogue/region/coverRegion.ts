import { coverageOf, type Coverage, type IndexRange } from '../coverage/coverage.ts';
import { MAX_ORDER, toPixel, type FacePixel } from '../healpix/facePixel.ts';
import { rangeOf } from '../healpix/tree.ts';
import { capAround } from '../healpix/capAround.ts';
import type { Region } from './region.ts';
import type { Shape } from './shape.ts';
import { shapeOf } from './shapeOf.ts';

/** Rounding of angles, on their way to an index or in a query's own test of a position, in radians. */
const SLACK = 1e-12;
/** Pixels on the border beyond which a coverage is not made finer: a long thin region would have millions. */
const MAX_BORDER = 16_384;

/**
 * The coverage of a region by pixels no finer than `order`; it holds every point of the region and some beside its
 * border.
 */
export function coverRegion(region: Region, order?: number): Coverage {
  const shape = shapeOf(region);
  return coverShape(shape, order ?? orderFor(shape.sizeRadians), order === undefined ? MAX_BORDER : Infinity);
}

/** The order whose pixels are about a sixteenth of `sizeRadians` wide: some hundred pixels along a border. */
function orderFor(sizeRadians: number): number {
  return Math.max(3, Math.min(MAX_ORDER, Math.ceil(Math.log2(16.4 / Math.max(sizeRadians, 1e-12)))));
}

function coverShape(shape: Shape, finest: number, maxBorder: number): Coverage {
  const ranges: IndexRange[] = [];
  let border: FacePixel[] = Array.from({ length: 12 }, (_, face) => ({ face, x: 0, y: 0 }));
  for (let order = 0; border.length > 0; order++) {
    const n = 2 ** order;
    const last = order === finest || border.length * 4 > maxBorder;
    const partly: FacePixel[] = [];
    for (const cell of border) {
      const [centre, radius] = capAround(cell, n);
      const overlap = shape.overlap(centre, radius + SLACK);
      if (overlap === 'inside' || (last && overlap === 'partly')) ranges.push(rangeOf(order, toPixel(cell, order)));
      else if (overlap === 'partly') partly.push(cell);
    }
    border = partly.flatMap(({ face, x, y }) =>
      [0, 1, 2, 3].map((child) => ({ face, x: 2 * x + (child & 1), y: 2 * y + (child >> 1) })),
    );
  }
  return coverageOf(ranges);
}
