import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { call, cast, double, infix, integer, text } from '../split/nodes.ts';
import { readStcs, type StcsShape } from '../region/readStcs.ts';
import type { Expression } from '../split/tree.ts';
import { expressionsIn, isSelect, replaceExpressions, replaceIn } from '../split/walk.ts';
import { geometryOf } from './geometryOf.ts';
import { HEALPIX_CENTRE } from './healpixCentre.ts';
import { numbersOf } from './numbersOf.ts';
import { EPOCH_PROP } from './spaceMotion.ts';
import { countText } from '../../known/countText.ts';

const CALLS = { POSITION: 'point', CIRCLE: 'circle', BOX: 'box', POLYGON: 'polygon' } as const;
const MOST_WORDS = 5000;

/** Functions that give a point, as POINT of two numbers. */
const POINTS: Readonly<Record<string, (parts: readonly Expression[]) => Expression | undefined>> = {
  ...Object.fromEntries(
    ['epoch_prop_pos', 'esdc_epoch_prop_pos', 'ivo_epoch_prop_pos'].map((name) => [
      name,
      (parts: readonly Expression[]) => {
        if (parts.length !== 8)
          throw takes(name, 'ra, dec, parallax, pmra, pmdec, radial_velocity, ref_epoch, out_epoch');
        return movedPoint(parts);
      },
    ]),
  ),
  ...Object.fromEntries(['ivo_apply_pm', 'gavo_apply_pm'].map((name) => [name, applyPm(name)])),
  ivo_healpix_center: (parts) => {
    if (parts.length !== 2) throw takes('ivo_healpix_center', 'order, pixel');
    return pointOf(call(HEALPIX_CENTRE, parts));
  },
  region: regionOf,
};

/**
 * A tree in which REGION and functions that give a point are geometry that `rewriteGeometry` reads; the very same where
 * it has none. Fails with kind `sql` on other arguments than they take.
 */
export function rewritePlaces<T>(tree: T): T {
  const isOne = (part: Expression) => part.class === 'FUNCTION' && Object.hasOwn(POINTS, functionName(part));
  if (expressionsIn(tree, isOne).length === 0) return tree;
  return replaceExpressions(tree, (part) => {
    if (!isOne(part)) return undefined;
    const made = POINTS[functionName(part)]?.((part.children ?? []).map((child) => rewritePlaces(child)));
    return made && { ...made, alias: part.alias || functionName(part) };
  });
}

/**
 * A tree in which geometry that is selected, and not measured, is a list of its numbers (DALI 1.1 §3.3.7); the very
 * same where there is none.
 */
export function listSelected<T>(tree: T): T {
  let changed = false;
  const listed = <Part>(part: Part): Part =>
    replaceIn(part, (inner) => {
      // What is left of a SELECT without its list is walked on.
      if (!isSelect(inner) || !Object.hasOwn(inner, 'select_list')) return undefined;
      const { select_list: items, ...rest } = inner;
      const list = items.map((item) => {
        const numbers = item.class === 'FUNCTION' ? numbersListed(item) : undefined;
        if (numbers) changed = true;
        return numbers
          ? {
              ...call(
                'list_value',
                numbers.map((number) => cast(number, 'DOUBLE')),
              ),
              alias: item.alias || functionName(item),
            }
          : listed(item);
      });
      return { ...listed(rest), select_list: list };
    });
  const all = listed(tree);
  return changed ? all : tree;
}

function numbersListed(item: Expression): readonly Expression[] | undefined {
  if (functionName(item) === 'centroid' && geometryOf(item))
    return ['coord1', 'coord2'].map((name) => call(name, [item]));
  if (functionName(item) === 'box' && geometryOf(item))
    throw new NotebookError({
      kind: 'sql',
      message: 'A BOX has no form in which a column could hold it (DALI 1.1 §3.3).',
      advice: 'Select its numbers, or a POLYGON; CENTROID and AREA take it too.',
    });
  if (!/^(point|circle|polygon)$/.test(functionName(item))) return undefined;
  const geometry = geometryOf(item);
  return geometry && geometry.kind !== 'box' ? numbersOf(geometry) : undefined;
}

/** Proper motion for some years on the plane that touches the sphere at the position (DaCHS). */
function applyPm(name: string) {
  return ([ra, dec, pmra, pmdec, years, ...more]: readonly Expression[]): Expression => {
    if (!ra || !dec || !pmra || !pmdec || !years || more.length > 0) throw takes(name, 'ra, dec, pmra, pmdec, years');
    // In degrees a year, as the sphere has it for a star of no radial velocity.
    const mas = (motion: Expression) => infix('*', motion, double(3_600_000));
    return movedPoint([ra, dec, double(0), mas(pmra), mas(pmdec), double(0), double(0), years]);
  };
}

/** Where a star is at another epoch, by the arguments of `EPOCH_PROP`. */
function movedPoint(star: readonly Expression[]): Expression {
  return pointOf(call(EPOCH_PROP, star));
}

/** A point of the first two numbers of a list. */
function pointOf(list: Expression): Expression {
  return call(
    'point',
    [1, 2].map((place) => call('list_extract', [list, integer(place)])),
  );
}

/** A geometry of STC-S words (ADQL 2.0 §2.4.14, TAP 1.0 §6): one shape, its frame, its numbers. */
function regionOf([constant, ...more]: readonly Expression[]): Expression | undefined {
  const written =
    constant?.class === 'CONSTANT' && constant.value?.type.id === 'VARCHAR' ? constant.value.value : undefined;
  if (typeof written !== 'string' || more.length > 0) throw takes('region', "'CIRCLE ICRS ra dec radius'");
  const words = written.split(/[\s(),]+/).filter(Boolean).length - 1;
  if (words > MOST_WORDS)
    throw new NotebookError({
      kind: 'sql',
      message: `REGION('${written.slice(0, 60)}…') has ${countText(words)} words, more than the ${countText(MOST_WORDS)} that are read.`,
      advice: 'Write a polygon of fewer vertices, or make a MOC of it and write in_moc(ra, dec, …).',
    });
  const [only, ...others] = shapesOf(written);
  if (!only || others.length > 0 || only.frames.length > 1) throw noOne(written);
  const frames = only.frames.map((frame) => text(frame === 'J2000' ? 'FK5' : frame));
  return call(CALLS[only.shape], [...frames, ...only.numbers.map(double)]);
}

function shapesOf(written: string): readonly StcsShape[] {
  try {
    return readStcs(written);
  } catch (error) {
    throw error instanceof SyntaxError ? noOne(written, error.message) : error;
  }
}

function noOne(written: string, reason?: string): NotebookError {
  return new NotebookError({
    kind: 'sql',
    message: `REGION('${written.slice(0, 60)}') is not one circle, box, polygon or position${reason ? ` (${reason})` : ''}.`,
    advice: 'Write parts of a region with CONTAINS each, joined by AND and OR; a MOC with in_moc(ra, dec, …).',
  });
}

function takes(name: string, form: string): NotebookError {
  return new NotebookError({ kind: 'sql', message: `${name.toUpperCase()} takes (${form}).` });
}

function functionName({ function_name: name = '' }: Expression): string {
  return name.toLowerCase();
}
