import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { isCall } from '../split/expressionKinds.ts';
import type { Expression } from '../split/tree.ts';
import { checkGeometry } from './checkGeometry.ts';
import type { Geometry } from './geometry.ts';
import { pairsOf } from '../../known/pairsOf.ts';

const FORMS = {
  point: 'POINT(ra, dec)',
  circle: 'CIRCLE(ra, dec, radius)',
  box: 'BOX(ra, dec, width, height)',
  polygon: 'POLYGON(ra1, dec1, ra2, dec2, ra3, dec3, …)',
};

/**
 * What a call of POINT, CIRCLE, BOX or POLYGON says (ADQL 2.1 §4.2), with a coordinate system before the numbers or
 * without; `undefined` for other expressions. Fails with kind `sql` where its constants are no geometry.
 */
export function geometryOf(expression: Expression | undefined): Geometry | undefined {
  const kind = isCall(expression) ? expression.function_name.toLowerCase() : '';
  if (!isCall(expression) || !isKind(kind)) return undefined;
  const geometry = fromNumbers(kind, numbersOf(expression.children, kind));
  checkGeometry(geometry);
  return geometry;
}

function fromNumbers(kind: Geometry['kind'], numbers: readonly Expression[]): Geometry {
  const [ra, dec, size, height] = numbers;
  if (kind === 'point' && numbers.length === 2 && ra && dec) return { kind, at: [ra, dec] };
  if (kind === 'circle' && numbers.length === 3 && ra && dec && size) return { kind, at: [ra, dec], radius: size };
  if (kind === 'box' && numbers.length === 4 && ra && dec && size && height)
    return { kind, at: [ra, dec], width: size, height };
  if (kind === 'polygon' && numbers.length >= 6 && numbers.length % 2 === 0) {
    return {
      kind,
      vertices: pairsOf(numbers),
    };
  }
  throw new NotebookError({
    kind: 'sql',
    message: `${kind.toUpperCase()} has ${numbers.length} numbers; its form is ${FORMS[kind]}, all in degrees.`,
  });
}

function isKind(kind: string): kind is Geometry['kind'] {
  return Object.hasOwn(FORMS, kind);
}

/** The numbers of a geometry; points given as POINT(…) are taken apart. */
function numbersOf(children: readonly Expression[], kind: string): readonly Expression[] {
  const [first, ...rest] = children;
  const system =
    first?.class === 'CONSTANT' && first.value?.type.id === 'VARCHAR' ? String(first.value.value) : undefined;
  if (system !== undefined && !/^(|ICRS|FK5|J2000|UNKNOWNFRAME)( |$)/i.test(system)) {
    throw new NotebookError({
      kind: 'sql',
      message: `${kind.toUpperCase()} in ${system} is not supported: give ICRS coordinates.`,
    });
  }
  const given = system === undefined ? children : rest;
  return given.flatMap((child) => {
    const point = isCall(child) && child.function_name.toLowerCase() === 'point' ? geometryOf(child) : undefined;
    return point?.kind === 'point' ? point.at : [child];
  });
}
