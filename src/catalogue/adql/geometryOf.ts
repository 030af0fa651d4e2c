import { NotebookError } from '../../../workers/wire/notebookError.ts';
import type { Frame } from '../position/frame.ts';
import { frameNamed } from '../position/frameNamed.ts';
import type { Expression } from '../split/tree.ts';
import { checkGeometry } from './checkGeometry.ts';
import type { Geometry } from './geometry.ts';
import { inIcrs } from './inIcrs.ts';

const FORMS = {
  point: 'POINT(ra, dec)',
  circle: 'CIRCLE(ra, dec, radius)',
  box: 'BOX(ra, dec, width, height)',
  polygon: 'POLYGON(ra1, dec1, ra2, dec2, ra3, dec3, …)',
};

/**
 * What a call of POINT, CIRCLE, BOX or POLYGON says in ICRS (ADQL 2.1 §4.2), with a coordinate system before the numbers
 * or without; `undefined` for other expressions. Fails with kind `sql` where its constants are no geometry.
 */
export function geometryOf(expression: Expression | undefined): Geometry | undefined {
  const given = geometryAsGiven(expression);
  return given && inIcrs(given.geometry, given.system);
}

/** The same in the coordinate system that it names. */
export function geometryAsGiven(
  expression: Expression | undefined,
): { readonly geometry: Geometry; readonly system: Frame | undefined } | undefined {
  const kind = expression?.class === 'FUNCTION' ? expression.function_name!.toLowerCase() : '';
  if (!expression || !/^(point|circle|box|polygon)$/.test(kind)) return undefined;
  const { system, numbers } = partsOf(expression.children ?? [], kind);
  const geometry = fromNumbers(kind as Geometry['kind'], numbers);
  checkGeometry(geometry);
  return { geometry, system };
}

function fromNumbers(kind: Geometry['kind'], numbers: readonly Expression[]): Geometry {
  const [ra, dec, size, height] = numbers;
  if (kind === 'point' && numbers.length === 2) return { kind, at: [ra!, dec!] };
  if (kind === 'circle' && numbers.length === 3) return { kind, at: [ra!, dec!], radius: size! };
  if (kind === 'box' && numbers.length === 4) return { kind, at: [ra!, dec!], width: size!, height: height! };
  if (kind === 'polygon' && numbers.length >= 6 && numbers.length % 2 === 0) {
    return {
      kind,
      vertices: Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[2 * i]!, numbers[2 * i + 1]!] as const),
    };
  }
  throw new NotebookError({
    kind: 'sql',
    message: `${kind.toUpperCase()} has ${numbers.length} numbers; its form is ${FORMS[kind]}, all in degrees.`,
  });
}

/** The system and the numbers of a geometry; points given as POINT(…) are taken apart. */
function partsOf(
  children: readonly Expression[],
  kind: string,
): { readonly system: Frame | undefined; readonly numbers: readonly Expression[] } {
  const [first, ...rest] = children;
  const words =
    first?.class === 'CONSTANT' && first.value?.type.id === 'VARCHAR' ? String(first.value.value) : undefined;
  const system = words === undefined ? undefined : systemNamed(words, kind);
  let ofPoints: Frame | undefined;
  const numbers = (words === undefined ? children : rest).flatMap((child) => {
    const point = child.class === 'FUNCTION' ? geometryAsGiven(child) : undefined;
    if (point?.geometry.kind !== 'point') return [child];
    ofPoints ??= point.system;
    return point.geometry.at;
  });
  return { system: system ?? ofPoints, numbers };
}

/** The frame of a system in ADQL, as that of STC-S: the frame, then perhaps a place (`GALACTIC BARYCENTER`). */
function systemNamed(words: string, kind: string): Frame | undefined {
  const [word = ''] = words.trim().split(/\s+/, 1);
  if (/^(|UNKNOWNFRAME)$/i.test(word)) return undefined;
  const frame = frameNamed(word);
  if (typeof frame === 'string') return frame;
  throw new NotebookError({
    kind: 'sql',
    message: `${kind.toUpperCase()} in ${words} is not supported: give ICRS coordinates.`,
  });
}
