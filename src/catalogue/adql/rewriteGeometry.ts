import { call, cast, double, infix } from '../split/nodes.ts';
import type { Expression } from '../split/tree.ts';
import { replaceExpressions } from '../split/walk.ts';
import { numberOf } from '../where/constantOf.ts';
import type { Geometry } from './geometry.ts';
import { geometryOf } from './geometry.ts';
import { distance, overlapping, within } from './inside.ts';

/**
 * A tree with ADQL's geometry (CONTAINS, INTERSECTS, DISTANCE, AREA, COORD1, COORD2 of POINT, CIRCLE, BOX, POLYGON) as plain
 * conditions and numbers; the very same tree where it has none. DuckDB's own `contains` of texts and lists is left alone. Fails
 * with kind `sql` on geometry that is not supported.
 */
export function rewriteGeometry<T>(tree: T): T {
  let changed = false;
  const rewritten = replaceExpressions(tree, (part) => {
    const result = condition(part) ?? number(part);
    if (result) changed = true;
    return result && { ...result, alias: result.alias || part.alias };
  });
  return changed ? rewritten : tree;
}

/** `1 = CONTAINS(…)` as the condition itself, so that filters see it. */
function condition(part: Expression): Expression | undefined {
  if (part.type !== 'COMPARE_EQUAL') return undefined;
  const test = numberOf(part.left) === 1 ? part.right : numberOf(part.right) === 1 ? part.left : undefined;
  return test && truth(test);
}

function truth({ class: kind, function_name: name = '', children = [] }: Expression): Expression | undefined {
  if (kind !== 'FUNCTION' || !/^(contains|intersects)$/i.test(name) || children.length !== 2) return undefined;
  const [a, b] = children.map((child) => geometryOf(child));
  if (!a || !b) return undefined;
  return rewriteGeometry(name.toLowerCase() === 'contains' ? within(a, b) : overlapping(a, b));
}

function number(part: Expression): Expression | undefined {
  const inside = truth(part);
  if (inside) return { ...cast(inside, 'INTEGER'), alias: part.alias || part.function_name!.toLowerCase() };
  if (part.class !== 'FUNCTION') return undefined;
  const name = part.function_name!.toLowerCase();
  const children = part.children ?? [];
  if (!/^(distance|area|coord1|coord2)$/.test(name)) return undefined;
  if (name === 'distance' && children.length === 4) return distance([children[0]!, children[1]!], [children[2]!, children[3]!]);
  const [a, b] = children.map((child) => geometryOf(child));
  if (name === 'distance') return a?.kind === 'point' && b?.kind === 'point' ? distance(a.at, b.at) : undefined;
  if (name === 'area') return a && area(a);
  return a?.kind === 'point' ? a.at[name === 'coord1' ? 0 : 1] : undefined;
}

/** Area in square degrees. */
function area(geometry: Geometry): Expression | undefined {
  const sine = (angle: Expression) => call('sin', [infix('/', call('radians', [angle]), double(2))]);
  const squareDegrees = (steradians: Expression) => infix('*', steradians, double((180 / Math.PI) ** 2));
  if (geometry.kind === 'circle') {
    const s = sine(geometry.radius);
    return squareDegrees(infix('*', double(4 * Math.PI), infix('*', s, s)));
  }
  if (geometry.kind === 'box') return squareDegrees(infix('*', double(4), call('asin', [infix('*', sine(geometry.width), sine(geometry.height))])));
  return undefined;
}
