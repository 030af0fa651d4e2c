import { NotebookError } from '../../../workers/wire/notebookError.ts';
import type { Expression } from '../split/tree.ts';

/** An ADQL geometry whose numbers are expressions, in degrees. */
export type Geometry =
  | { readonly kind: 'point'; readonly at: readonly [ra: Expression, dec: Expression] }
  | { readonly kind: 'circle'; readonly at: readonly [ra: Expression, dec: Expression]; readonly radius: Expression }
  | { readonly kind: 'box'; readonly at: readonly [ra: Expression, dec: Expression]; readonly width: Expression; readonly height: Expression }
  | { readonly kind: 'polygon'; readonly vertices: readonly (readonly [ra: Expression, dec: Expression])[] };

/** What a call of POINT, CIRCLE, BOX or POLYGON says (ADQL 2.1 §4.2), with a coordinate system before the numbers or without; `undefined` for other expressions. */
export function geometryOf(expression: Expression | undefined): Geometry | undefined {
  const kind = expression?.class === 'FUNCTION' ? expression.function_name!.toLowerCase() : '';
  if (!expression || !/^(point|circle|box|polygon)$/.test(kind)) return undefined;
  const args = coordinates(expression.children ?? [], kind);
  const [ra, dec, size, height] = args;
  if (kind === 'point' && args.length === 2) return { kind, at: [ra!, dec!] };
  if (kind === 'circle' && args.length === 3) return { kind, at: [ra!, dec!], radius: size! };
  if (kind === 'box' && args.length === 4) return { kind, at: [ra!, dec!], width: size!, height: height! };
  if (kind === 'polygon' && args.length >= 6 && args.length % 2 === 0) {
    return { kind, vertices: Array.from({ length: args.length / 2 }, (_, i) => [args[2 * i]!, args[2 * i + 1]!] as const) };
  }
  const forms = { point: 'POINT(ra, dec)', circle: 'CIRCLE(ra, dec, radius)', box: 'BOX(ra, dec, width, height)', polygon: 'POLYGON(ra1, dec1, ra2, dec2, ra3, dec3, …)' };
  throw new NotebookError({ kind: 'sql', message: `${kind.toUpperCase()} has ${args.length} numbers; its form is ${forms[kind as Geometry['kind']]}, all in degrees.` });
}

/** The numbers of a geometry; points given as POINT(…) are taken apart. */
function coordinates(children: readonly Expression[], kind: string): readonly Expression[] {
  const [first, ...rest] = children;
  const system = first?.class === 'CONSTANT' && first.value?.type.id === 'VARCHAR' ? String(first.value.value) : undefined;
  if (system !== undefined && !/^(|ICRS|FK5|J2000|UNKNOWNFRAME)( |$)/i.test(system)) {
    throw new NotebookError({ kind: 'sql', message: `${kind.toUpperCase()} in ${system} is not supported: give ICRS coordinates.` });
  }
  const given = system === undefined ? children : rest;
  return given.flatMap((child) => {
    const point = child.class === 'FUNCTION' && child.function_name!.toLowerCase() === 'point' ? geometryOf(child) : undefined;
    return point?.kind === 'point' ? point.at : [child];
  });
}
