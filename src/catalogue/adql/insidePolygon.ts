import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { cross, dot, separation, unit, positionOf, vectorAt, type Vector } from '../healpix/sphere.ts';
import { and, call, double, infix } from '../split/nodes.ts';
import type { Expression } from '../split/tree.ts';
import { numberOf } from '../where/constantOf.ts';
import { CIRCLE, POLYGON, TANGENT_X, TANGENT_Y } from './geometryMacros.ts';

type At = readonly [ra: Expression, dec: Expression];

/**
 * The condition that a position lies in a polygon of great-circle arcs: how often a ray meets its border in gnomonic coordinates,
 * after a circle about it. The vertices must be numbers and lie within 85° of their middle.
 */
export function insidePolygon(at: At, vertices: readonly At[]): Expression {
  const degrees = vertices.map(([ra, dec]) => [numberOf(ra), numberOf(dec)] as const);
  if (degrees.some(([ra, dec]) => ra === undefined || dec === undefined)) throw new NotebookError({ kind: 'sql', message: 'The vertices of a POLYGON must be numbers.' });
  const vectors = degrees.map(([ra, dec]) => vectorAt(ra!, dec!));
  const middle = unit(vectors.reduce<Vector>((sum, v) => [sum[0] + v[0], sum[1] + v[1], sum[2] + v[2]], [0, 0, 0]));
  const radius = (Math.max(...vectors.map((v) => separation(middle, v))) * 180) / Math.PI;
  if (!(radius < 85)) throw new NotebookError({ kind: 'sql', message: 'A POLYGON must lie within 85° of its middle: cut it into smaller ones.' });
  const centre = positionOf(middle).map(double) as [Expression, Expression];
  const corners = vectors.map((v) => tangent(middle, v));
  const crossings = corners.flatMap((corner, i) => crossing(at, centre, corner, corners[(i + 1) % corners.length]!));
  const odd = crossings.reduce((before, next) => ({ class: 'COMPARISON', type: 'COMPARE_NOTEQUAL', alias: '', left: before, right: next }));
  const around = call(CIRCLE!, [...at, ...centre, double(radius + 1e-6)]);
  const list = call('list_value', degrees.flatMap(([ra, dec]) => [double(ra!), double(dec!)]));
  return and([around, call(POLYGON!, [...at, list, odd])])!;
}

/** Gnomonic coordinates about `middle`, east and north. */
function tangent(middle: Vector, v: Vector): readonly [x: number, y: number] {
  const [ra] = positionOf(middle);
  const east = vectorAt(ra + 90, 0);
  const depth = dot(middle, v);
  return [dot(east, v) / depth, dot(cross(middle, east), v) / depth];
}

/** Whether the ray eastward from the position meets the edge from `a` to `b`; none for an edge that runs along it. */
function crossing(at: At, centre: At, [ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): readonly Expression[] {
  if (ay === by) return [];
  const x = call(TANGENT_X!, [...at, ...centre]);
  const y = call(TANGENT_Y!, [...at, ...centre]);
  const slope = (bx - ax) / (by - ay);
  const edge = infix('+', infix('*', double(slope), infix('-', y, double(ay))), double(ax));
  const compare = (type: string, left: Expression, right: Expression): Expression => ({ class: 'COMPARISON', type, alias: '', left, right });
  return [and([
    compare('COMPARE_GREATERTHANOREQUALTO', y, double(Math.min(ay, by))),
    compare('COMPARE_LESSTHAN', y, double(Math.max(ay, by))),
    compare('COMPARE_LESSTHANOREQUALTO', x, edge),
  ])!];
}
