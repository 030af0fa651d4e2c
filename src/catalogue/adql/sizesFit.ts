import { numberOf } from '../split/constantOf.ts';
import { call } from '../split/nodes.ts';
import type { Expression } from '../split/tree.ts';
import type { Geometry } from './geometry.ts';
import { IS_RADIUS, IS_SIDE } from './regionMacros.ts';

/** The conditions that sizes which may differ from row to row are sizes, as `checkGeometry` has it of constants. */
export function sizesFit(geometry: Geometry): readonly Expression[] {
  const each = (macro: string, sizes: readonly Expression[]) =>
    sizes.filter((size) => numberOf(size) === undefined).map((size) => call(macro, [size]));
  switch (geometry.kind) {
    case 'point':
      return geometry.of ? sizesFit(geometry.of) : [];
    case 'circle':
      return each(IS_RADIUS, [geometry.radius]);
    case 'box':
      return each(IS_SIDE, [geometry.width, geometry.height]);
    case 'polygon':
      return [];
  }
}
