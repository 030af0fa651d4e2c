import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { call, infix } from '../split/nodes.ts';
import type { Expression } from '../split/tree.ts';
import type { Geometry } from './geometry.ts';
import { BOX, CIRCLE, DISTANCE } from './geometryMacros.ts';
import { insidePolygon } from './insidePolygon.ts';

type At = readonly [ra: Expression, dec: Expression];

/** The condition that `a` lies within `b` (ADQL CONTAINS). */
export function within(a: Geometry, b: Geometry): Expression {
  if (a.kind === 'point') return pointWithin(a.at, b);
  if (a.kind === 'circle' && b.kind === 'circle') return compare('COMPARE_LESSTHANOREQUALTO', infix('+', distance(a.at, b.at), a.radius), b.radius);
  throw unsupported('CONTAINS', a, b);
}

/** The condition that `a` and `b` have a point in common (ADQL INTERSECTS). */
export function overlapping(a: Geometry, b: Geometry): Expression {
  if (a.kind === 'point') return pointWithin(a.at, b);
  if (b.kind === 'point') return pointWithin(b.at, a);
  if (a.kind === 'circle' && b.kind === 'circle') return call(CIRCLE!, [...a.at, ...b.at, infix('+', a.radius, b.radius)]);
  throw unsupported('INTERSECTS', a, b);
}

/** Angular distance in degrees. */
export function distance(a: At, b: At): Expression {
  return call(DISTANCE!, [...a, ...b]);
}

function pointWithin(at: At, region: Geometry): Expression {
  switch (region.kind) {
    case 'point': return compare('COMPARE_EQUAL', distance(at, region.at), call('radians', [infix('-', at[0], at[0])]));
    case 'circle': return call(CIRCLE!, [...at, ...region.at, region.radius]);
    case 'box': return call(BOX!, [...at, ...region.at, region.width, region.height]);
    case 'polygon': return insidePolygon(at, region.vertices);
  }
}

function compare(type: string, left: Expression, right: Expression): Expression {
  return { class: 'COMPARISON', type, alias: '', left, right };
}

function unsupported(name: string, a: Geometry, b: Geometry): NotebookError {
  return new NotebookError({
    kind: 'sql',
    message: `${name} of a ${a.kind} and a ${b.kind} is not supported.`,
    advice: 'Supported are a point in a circle, box or polygon, and a circle with a circle.',
  });
}
