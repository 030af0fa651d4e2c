import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { outlineOf } from '../region/outline.ts';
import { and, call, double, integer } from '../split/nodes.ts';
import type { Expression } from '../split/tree.ts';
import { numberOf } from '../split/constantOf.ts';
import { constantVertices } from './constantVertices.ts';
import type { At, Geometry } from './geometry.ts';
import { BOX, CIRCLE, DISTANCE } from './geometryMacros.ts';
import { inDoubles } from './inDoubles.ts';
import { around, insidePolygon } from './insidePolygon.ts';
import {
  ALL_WITHIN,
  CIRCLE_MEETS,
  CIRCLE_WITHIN,
  CORNERS,
  IN_VERTICES,
  POLYGON_MEETS,
  POLYGON_WITHIN,
  REACH,
  VECTOR,
  VERTICES,
} from './regionMacros.ts';
import { sizesFit } from './sizesFit.ts';

type Cornered = Extract<Geometry, { readonly kind: 'polygon' | 'box' }>;

/** The condition that `a` lies within `b`, borders included (ADQL 2.1 §4.2.11 CONTAINS). */
export function within(a: Geometry, b: Geometry): Expression {
  return and([...sizesOfBoth(a, b), lying(a, b)]);
}

function lying(a: Geometry, b: Geometry): Expression {
  if (a.kind === 'point') return pointWithin(a.at, b);
  if (b.kind === 'point')
    return a.kind === 'circle'
      ? and([compare('COMPARE_EQUAL', a.radius, integer(0)), pointWithin(a.at, b)])
      : compare('COMPARE_EQUAL', integer(0), integer(1));
  if (a.kind === 'circle') {
    if (b.kind === 'circle')
      return compare('COMPARE_LESSTHANOREQUALTO', distance(a.at, b.at), reach(b.radius, a.radius));
    return call(CIRCLE_WITHIN, [call(VECTOR, a.at), cornersOf(b), a.radius]);
  }
  if (b.kind === 'circle') return call(ALL_WITHIN, [cornersOf(a), ...b.at, b.radius]);
  return call(POLYGON_WITHIN, [cornersOf(a), cornersOf(b)]);
}

/** The condition that `a` and `b` have a point in common (ADQL 2.1 §4.2.21 INTERSECTS). */
export function overlapping(a: Geometry, b: Geometry): Expression {
  return and([...sizesOfBoth(a, b), meeting(a, b)]);
}

function meeting(a: Geometry, b: Geometry): Expression {
  if (a.kind === 'point') return pointWithin(a.at, b);
  if (b.kind === 'point') return pointWithin(b.at, a);
  if (a.kind === 'circle')
    return b.kind === 'circle'
      ? pointWithin(a.at, { ...b, radius: inDoubles(a.radius, '+', b.radius) })
      : circleOverlapping(a, b);
  if (b.kind === 'circle') return circleOverlapping(b, a);
  return call(POLYGON_MEETS, [cornersOf(a), cornersOf(b)]);
}

/** What is asked of sizes that differ from row to row, where the test of a point does not ask it itself. */
function sizesOfBoth(a: Geometry, b: Geometry): readonly Expression[] {
  const isOfPoint = a.kind === 'point' || b.kind === 'point';
  return [a, b].flatMap((each) => (isOfPoint && each.kind !== 'point' ? [] : sizesFit(each)));
}

/** How far the centre of a circle may be from that of one that holds it. */
function reach(around: Expression, radius: Expression): Expression {
  const degrees = numberOf(around);
  if (degrees === undefined) return call(REACH, [around, radius]);
  return degrees >= 180 ? double(360) : inDoubles(around, '-', radius);
}

/** Angular distance in degrees; a constant position comes second, where planning looks for it. */
export function distance(a: At, b: At): Expression {
  return call(DISTANCE, isConstant(a) ? [...b, ...a] : [...a, ...b]);
}

/**
 * The vertices of a polygon, or a box's corners, as a list of vectors. Fails with kind `sql` for a constant polygon
 * wider than a hemisphere.
 */
export function cornersOf(geometry: Cornered): Expression {
  const constant = constantVertices(geometry);
  if (constant && !outlineOf(constant).cap)
    throw new NotebookError({
      kind: 'sql',
      message:
        'A POLYGON that fits into no hemisphere can be asked which points it contains, not how it lies to other regions.',
      advice: 'Cut it into smaller ones.',
    });
  if (geometry.kind === 'box') return call(CORNERS, [...geometry.at, geometry.width, geometry.height]);
  const vertices = call(
    'list_value',
    geometry.vertices.map((vertex) => call(VECTOR, vertex)),
  );
  return constant ? vertices : call(VERTICES, [vertices]);
}

function pointWithin(at: At, region: Geometry): Expression {
  switch (region.kind) {
    case 'point':
      return compare('COMPARE_EQUAL', distance(at, region.at), integer(0));
    // The columns come first, where planning looks for them.
    case 'circle':
      return call(CIRCLE, [...(isConstant(at) ? [...region.at, ...at] : [...at, ...region.at]), region.radius]);
    case 'box':
      return call(BOX, [...at, ...region.at, region.width, region.height]);
    case 'polygon': {
      const constant = constantVertices(region);
      return constant ? insidePolygon(at, constant) : call(IN_VERTICES, [call(VECTOR, at), cornersOf(region)]);
    }
  }
}

function circleOverlapping(circle: Extract<Geometry, { readonly kind: 'circle' }>, region: Cornered): Expression {
  const meets = call(CIRCLE_MEETS, [call(VECTOR, circle.at), cornersOf(region), circle.radius]);
  const constant = constantVertices(region);
  return and([constant ? around(circle.at, constant, circle.radius) : null, meets]);
}

function isConstant(at: At): boolean {
  return at.every((number) => numberOf(number) !== undefined);
}

function compare(type: string, left: Expression, right: Expression): Expression {
  return { class: 'COMPARISON', type, alias: '', left, right };
}
