import { CIRCLE, BOX, DISTANCE, POLYGON } from '../adql/geometryMacros.ts';
import type { Region } from '../region/region.ts';
import type { Expression } from '../split/tree.ts';
import { numberOf } from '../split/constantOf.ts';
import { predicatesOf } from './predicatesOf.ts';

/** The regions that conditions joined by AND set to the position columns; a row must lie in all of them. */
export function regionsOf(
  conditions: readonly Expression[],
  position: { readonly ra: string; readonly dec: string },
): readonly Region[] {
  return [...conditions.flatMap((condition) => regionOf(condition, position)), ...zones(conditions, position)];
}

function regionOf(condition: Expression, position: { readonly ra: string; readonly dec: string }): readonly Region[] {
  const within = distanceWithin(condition);
  const { name, args } = within ?? { name: condition.function_name, args: condition.children ?? [] };
  const [ra, dec, ...rest] = args;
  if (!isColumn(ra, position.ra) || !isColumn(dec, position.dec)) return [];
  if (name === POLYGON) return polygon(rest[0]);
  const numbers = rest.map(numberOf);
  if (numbers.some((number) => number === undefined || !Number.isFinite(number))) return [];
  const [raDeg, decDeg, width, height] = numbers as number[];
  if (name === CIRCLE && width! >= 0 && width! < 180)
    return [{ kind: 'circle', raDeg: raDeg!, decDeg: decDeg!, radiusDeg: width! }];
  if (name === BOX && width! > 0 && width! < 180 && height! > 0 && height! < 180)
    return [{ kind: 'box', raDeg: raDeg!, decDeg: decDeg!, widthDeg: width!, heightDeg: height! }];
  return [];
}

/** `distance(…) < radius` as a circle. */
function distanceWithin({
  type,
  left,
  right,
}: Expression): { readonly name: string; readonly args: readonly Expression[] } | undefined {
  const [distance, radius] = /^COMPARE_LESSTHAN/.test(type)
    ? [left, right]
    : /^COMPARE_GREATERTHAN/.test(type)
      ? [right, left]
      : [];
  if (distance?.function_name !== DISTANCE || !radius) return undefined;
  return { name: CIRCLE, args: [...distance.children!, radius] };
}

function polygon(list: Expression | undefined): readonly Region[] {
  const numbers = (list?.children ?? []).map(numberOf);
  if (numbers.length < 6 || numbers.some((number) => number === undefined)) return [];
  const vertices = Array.from(
    { length: numbers.length / 2 },
    (_, i) => [numbers[2 * i]!, numbers[2 * i + 1]!] as const,
  );
  return [{ kind: 'polygon', vertices }];
}

function zones(
  conditions: readonly Expression[],
  { ra, dec }: { readonly ra: string; readonly dec: string },
): readonly Region[] {
  const limits = (column: string) => {
    const intervals = predicatesOf(conditions)
      .filter((predicate) => same(predicate.column, column) && predicate.intervals.length === 1)
      .map(({ intervals: [only] }) => only!);
    const numbers = (values: readonly unknown[]) => values.filter((value) => typeof value === 'number');
    return {
      min: Math.max(...numbers(intervals.map(({ min }) => min))),
      max: Math.min(...numbers(intervals.map(({ max }) => max))),
    };
  };
  const [across, up] = [limits(ra), limits(dec)];
  if (![across.min, across.max, up.min, up.max].some(Number.isFinite)) return [];
  const inRa = Number.isFinite(across.min) || Number.isFinite(across.max);
  // A catalogue may count right ascension from -180° or from 0°.
  const [west, east] = [Math.max(-180, across.min), Math.min(360, across.max)];
  const [south, north] = [Math.max(-90, up.min), Math.min(90, up.max)];
  if (south > north || (inRa && west > east)) return [];
  return [{ kind: 'zone', decMinDeg: south, decMaxDeg: north, ...(inRa ? { raMinDeg: west, raMaxDeg: east } : {}) }];
}

function isColumn(expression: Expression | undefined, name: string): boolean {
  return expression?.class === 'COLUMN_REF' && same(expression.column_names!.at(-1)!, name);
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
