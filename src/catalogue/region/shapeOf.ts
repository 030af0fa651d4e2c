import { vectorAt } from '../healpix/sphere.ts';
import { box } from './box.ts';
import { circle } from './circle.ts';
import { polygon } from './polygon.ts';
import type { Region } from './region.ts';
import type { Shape } from './shape.ts';
import { zone } from './zone.ts';

/** The shape of a region. Throws a `RangeError` in the reader's terms for one that encloses nothing definite. */
export function shapeOf(region: Region): Shape {
  switch (region.kind) {
    case 'circle':
      return circle(region.raDeg, region.decDeg, region.radiusDeg);
    case 'polygon':
      return polygon(
        region.vertices.map(([ra, dec]) => vectorAt(ra, dec)),
        region.complement,
      );
    case 'box':
      return box(region.raDeg, region.decDeg, region.widthDeg, region.heightDeg);
    case 'zone':
      return zone(region.raMinDeg, region.raMaxDeg, region.decMinDeg, region.decMaxDeg);
  }
}
