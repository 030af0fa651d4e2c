import { NotebookError } from '../../../workers/wire/notebookError.ts';
import type { Frame } from '../position/frame.ts';
import { frameNamed } from '../position/frameNamed.ts';
import { isCall } from '../split/expressionKinds.ts';
import type { Expression } from '../split/tree.ts';
import { centroidOf } from './centroidOf.ts';
import { checkGeometry } from './checkGeometry.ts';
import type { Geometry } from './geometry.ts';
import { inIcrs, placed } from './inIcrs.ts';
import { pairsOf } from '../../known/pairsOf.ts';

const FORMS = {
  point: 'POINT(ra, dec)',
  circle: 'CIRCLE(ra, dec, radius)',
  box: 'BOX(ra, dec, width, height)',
  polygon: 'POLYGON(ra1, dec1, ra2, dec2, ra3, dec3, …)',
};

/**
 * What a call of POINT, CIRCLE, BOX, POLYGON or CENTROID says in ICRS (ADQL 2.1 §4.2), with a coordinate system before
 * the numbers or without; `undefined` for other expressions. Fails with kind `sql` where its constants are no geometry.
 */
export function geometryOf(expression: Expression | undefined): Geometry | undefined {
  const given = geometryAsGiven(expression);
  return given && inIcrs(given.geometry, given.system);
}

/** The same in the coordinate system that it names. */
export function geometryAsGiven(
  expression: Expression | undefined,
): { readonly geometry: Geometry; readonly system: Frame | undefined } | undefined {
  const kind = isCall(expression) ? expression.function_name.toLowerCase() : '';
  if (!isCall(expression)) return undefined;
  if (kind === 'centroid') {
    const of = geometryAsGiven(expression.children[0]);
    return of && { geometry: centroidOf(of.geometry), system: of.system };
  }
  if (!isKind(kind)) return undefined;
  const { system, numbers } = partsOf(expression.children, kind);
  const geometry = fromNumbers(kind, numbers);
  checkGeometry(geometry);
  return { geometry, system };
}

function fromNumbers(kind: Geometry['kind'], numbers: readonly Expression[]): Geometry {
  const [ra, dec, size, height] = numbers;
  if (kind === 'point' && numbers.length === 2 && ra && dec) return { kind, at: [ra, dec] };
  if (kind === 'circle' && numbers.length === 3 && ra && dec && size) return { kind, at: [ra, dec], radius: size };
  if (kind === 'box' && numbers.length === 4 && ra && dec && size && height)
    return { kind, at: [ra, dec], width: size, height };
  if (kind === 'polygon' && numbers.length >= 6 && numbers.length % 2 === 0)
    return { kind, vertices: pairsOf(numbers) };
  throw new NotebookError({
    kind: 'sql',
    message: `${kind.toUpperCase()} has ${numbers.length} numbers; its form is ${FORMS[kind]}, all in degrees.`,
  });
}

function isKind(kind: string): kind is Geometry['kind'] {
  return Object.hasOwn(FORMS, kind);
}

/**
 * The system and the numbers of a geometry. Points given as POINT(…) are taken apart, each turned into ICRS where they
 * are in different systems.
 */
function partsOf(
  children: readonly Expression[],
  kind: string,
): { readonly system: Frame | undefined; readonly numbers: readonly Expression[] } {
  const [first, ...rest] = children;
  const words =
    first?.class === 'CONSTANT' && first.value?.type.id === 'VARCHAR' ? String(first.value.value) : undefined;
  const system = words === undefined ? undefined : systemNamed(words, kind);
  const parts = (words === undefined ? children : rest).map((child) => {
    const point = child.class === 'FUNCTION' ? geometryAsGiven(child) : undefined;
    return point?.geometry.kind === 'point'
      ? { at: point.geometry.at, system: point.system ?? system }
      : { number: child };
  });
  const systems = new Set(parts.flatMap((part) => (part.at ? [part.system ?? 'icrs'] : [])));
  const [only] = systems;
  const numbers = () => parts.flatMap((part) => part.at ?? [part.number]);
  if (only === undefined) return { system, numbers: numbers() };
  if (systems.size === 1 && (system === undefined || system === only)) return { system: only, numbers: numbers() };
  if (system !== undefined && system !== 'icrs')
    throw new NotebookError({
      kind: 'sql',
      message: `${kind.toUpperCase()} in ${system} has a POINT in ${[...systems].find((other) => other !== system)}.`,
      advice: 'Name one coordinate system for both.',
    });
  return { system: 'icrs', numbers: parts.flatMap((part) => (part.at ? placed(part.at, part.system) : [part.number])) };
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
