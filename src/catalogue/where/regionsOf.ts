import { CIRCLE, BOX, DISTANCE, POLYGON } from '../adql/geometryMacros.ts';
import type { Region } from '../region/region.ts';
import type { Expression } from '../split/tree.ts';
import { numberOf } from '../split/constantOf.ts';
import { predicatesOf } from './predicatesOf.ts';
import { pairsOf } from '../../known/pairsOf.ts';
import { isColumnNamed } from './columnNamed.ts';
import { sqlKey } from '../../../workers/wire/sqlKey.ts';

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
  if (!isColumnNamed(ra, position.ra) || !isColumnNamed(dec, position.dec)) return [];
  if (name === POLYGON) return polygon(rest[0]);
  const numbers = knownNumbers(rest);
  if (!numbers?.every(Number.isFinite)) return [];
  const [raDeg = NaN, decDeg = NaN, width = NaN, height = NaN] = numbers;
  if (name === CIRCLE && width >= 0 && width < 180) return [{ kind: 'circle', raDeg, decDeg, radiusDeg: width }];
  if (name === BOX && width > 0 && width < 180 && height > 0 && height < 180)
    return [{ kind: 'box', raDeg, decDeg, widthDeg: width, heightDeg: height }];
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
  return { name: CIRCLE, args: [...(distance.children ?? []), radius] };
}

function polygon(list: Expression | undefined): readonly Region[] {
  const numbers = knownNumbers(list?.children ?? []);
  return !numbers || numbers.length < 6 ? [] : [{ kind: 'polygon', vertices: pairsOf(numbers) }];
}

/** The values of expressions that are all numeric constants. */
function knownNumbers(expressions: readonly Expression[]): readonly number[] | undefined {
  const numbers = expressions.map(numberOf).filter((number) => number !== undefined);
  return numbers.length === expressions.length ? numbers : undefined;
}

function zones(
  conditions: readonly Expression[],
  { ra, dec }: { readonly ra: string; readonly dec: string },
): readonly Region[] {
  const limits = (column: string) => {
    const intervals = predicatesOf(conditions)
      .filter((predicate) => same(predicate.column, column) && predicate.intervals.length === 1)
      .flatMap((predicate) => predicate.intervals);
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

function same(a: string, b: string): boolean {
  return sqlKey(a) === sqlKey(b);
}
