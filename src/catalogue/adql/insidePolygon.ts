import { dot, positionOf, type Vector } from '../healpix/sphere.ts';
import { outlineOf } from '../region/outline.ts';
import { and, call, double, named } from '../split/nodes.ts';
import type { Expression } from '../split/tree.ts';
import { CIRCLE, POLYGON } from './geometryMacros.ts';
import { inDoubles } from './inDoubles.ts';
import { itemAt } from '../../known/itemAt.ts';

type At = readonly [ra: Expression, dec: Expression];

/**
 * The condition that a position lies in a polygon of constant vertices, after a circle about it where it fits into a
 * hemisphere.
 */
export function insidePolygon(at: At, vertices: readonly Vector[]): Expression {
  const { edges, crossings, farIsInside, cap } = outlineOf(vertices);
  const sides = crossings.map(({ from, to, normal }, i) => {
    const { middle, a } = itemAt(edges, i);
    return call('struct_pack', [
      ...parts('f', from),
      ...parts('t', to),
      ...parts('n', normal),
      ...parts('m', middle),
      named(double(dot(middle, a)), 'c'),
    ]);
  });
  const corners = call(
    'list_value',
    vertices.flatMap((vertex) => positionOf(vertex).map(double)),
  );
  const inside = call(POLYGON, [...at, corners, call('list_value', sides), truth(farIsInside)]);
  return cap ? and([around(at, vertices), inside]) : inside;
}

/**
 * The condition that a position lies within `reach` degrees of the circle about a polygon; none about one that fits
 * into no hemisphere.
 */
export function around(at: At, vertices: readonly Vector[], reach?: Expression): Expression | null {
  const { cap } = outlineOf(vertices);
  if (!cap) return null;
  const radius = double((cap.radiusRadians * 180) / Math.PI + 1e-6);
  return call(CIRCLE, [...at, ...positionOf(cap.centre).map(double), reach ? inDoubles(reach, '+', radius) : radius]);
}

function parts(name: string, [x, y, z]: Vector): readonly Expression[] {
  return [named(double(x), `${name}x`), named(double(y), `${name}y`), named(double(z), `${name}z`)];
}

function truth(value: boolean): Expression {
  return {
    class: 'CONSTANT',
    type: 'VALUE_CONSTANT',
    alias: '',
    value: { type: { id: 'BOOLEAN', type_info: null }, is_null: false, value },
  };
}
