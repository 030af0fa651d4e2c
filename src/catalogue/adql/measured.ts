import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { itemAt } from '../../known/itemAt.ts';
import { and, call, text } from '../split/nodes.ts';
import type { Expression } from '../split/tree.ts';
import { BOX_AREA, CIRCLE_AREA, POINT_AREA, WHERE_SO } from './areaMacros.ts';
import type { Geometry } from './geometry.ts';
import { geometryAsGiven, geometryOf } from './geometryOf.ts';
import { cornersOf, distance } from './inside.ts';
import { AREA } from './regionMacros.ts';
import { sizesFit } from './sizesFit.ts';

/**
 * DISTANCE, AREA, COORD1 and COORD2 of geometry as a number, in degrees, and COORDSYS as a text (ADQL 2.0 §2.4.6);
 * `undefined` for other calls.
 */
export function measured(name: string, children: readonly Expression[]): Expression | undefined {
  if (name === 'coordsys') {
    const given = geometryAsGiven(children[0]);
    return given && text((given.system ?? '').toUpperCase());
  }
  if (!/^(distance|area|coord1|coord2)$/.test(name)) return undefined;
  if (name === 'distance' && children.length === 4)
    return distance([itemAt(children, 0), itemAt(children, 1)], [itemAt(children, 2), itemAt(children, 3)]);
  if (name.startsWith('coord')) return coordinate(children[0], name === 'coord1' ? 0 : 1);
  const [a, b] = children.map(geometryOf);
  if (name === 'area') return a && area(a);
  if (a?.kind === 'point' && b?.kind === 'point') return whereFit([a, b], distance(a.at, b.at));
  if (a || b) throw new NotebookError({ kind: 'sql', message: 'DISTANCE takes two POINTs, or ra1, dec1, ra2, dec2.' });
  return undefined;
}

/** A coordinate of a point in the system that it names. */
function coordinate(expression: Expression | undefined, place: 0 | 1): Expression | undefined {
  const given = geometryAsGiven(expression)?.geometry;
  if (given && given.kind !== 'point')
    throw new NotebookError({
      kind: 'sql',
      message: `COORD${place + 1} takes a POINT; of a ${given.kind.toUpperCase()} write COORD${place + 1}(CENTROID(…)).`,
    });
  return given && whereFit([given], given.at[place]);
}

/** A number, NULL where a size of the geometry that it is of is none. */
function whereFit(geometries: readonly Geometry[], number: Expression): Expression {
  const fit = and(geometries.flatMap(sizesFit));
  return fit ? call(WHERE_SO, [fit, number]) : number;
}

/** Area in square degrees. */
function area(geometry: Geometry): Expression {
  switch (geometry.kind) {
    case 'point':
      return whereFit([geometry], call(POINT_AREA, geometry.at));
    case 'circle':
      return call(CIRCLE_AREA, [...geometry.at, geometry.radius]);
    case 'box':
      return call(BOX_AREA, [...geometry.at, geometry.width, geometry.height]);
    case 'polygon':
      return call(AREA, [cornersOf(geometry)]);
  }
}
