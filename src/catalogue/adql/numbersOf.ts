import type { Expression } from '../split/tree.ts';
import type { Geometry } from './geometry.ts';

/** All numbers of a geometry, in the order of ADQL, and of what it is the middle of. */
export function numbersOf(geometry: Geometry): readonly Expression[] {
  switch (geometry.kind) {
    case 'point':
      return [...geometry.at, ...(geometry.of ? numbersOf(geometry.of) : [])];
    case 'circle':
      return [...geometry.at, geometry.radius];
    case 'box':
      return [...geometry.at, geometry.width, geometry.height];
    case 'polygon':
      return geometry.vertices.flat();
  }
}
