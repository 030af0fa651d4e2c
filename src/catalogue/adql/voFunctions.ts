import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { and, call, cast, double, infix, integer, text } from '../split/nodes.ts';
import { numberOf } from '../split/constantOf.ts';
import type { Expression } from '../split/tree.ts';
import { CIRCLE, DISTANCE } from './geometryMacros.ts';
import { geometryOf } from './geometryOf.ts';
import { HEALPIX_INDEX } from './healpixMacro.ts';
import { EPOCH_PROP } from './spaceMotion.ts';
import { specconv } from './specconv.ts';
import { TRUNCATE } from './truncateMacro.ts';

type Build = (parts: readonly Expression[]) => Expression;

/** A function: the forms of its arguments by how many there are, and what it is of these. */
export type VoFunction = { readonly form: string; readonly counts: readonly number[]; readonly build: Build };

const MOST_BINS = 1000;
const bit = (test: Expression): Expression => cast(test, 'INTEGER');
const compare = (type: string, left: Expression, right: Expression): Expression => {
  return { class: 'COMPARISON', type, alias: '', left, right };
};
const both = (a: Expression, b: Expression): Expression => and([a, b]);
const atLeast = (a: Expression, b: Expression) => compare('COMPARE_GREATERTHANOREQUALTO', a, b);
const below = (a: Expression, b: Expression) => compare('COMPARE_LESSTHAN', a, b);
const days = (since: number): Build => {
  return ([moment]) => infix('+', infix('/', call('epoch', [part(moment)]), double(86_400)), double(since));
};

/** Some word of a text, between what are no letters, digits or underscores. */
const hasWord: Build = ([all, word]) => {
  const [before, after] = [text('(?i)(?:^|[^\\p{L}\\p{N}_])'), text('(?:$|[^\\p{L}\\p{N}_])')];
  const pattern = [before, call('regexp_escape', [part(word)]), after];
  return bit(call('regexp_matches', [part(all), call('concat', pattern)]));
};

/** A number that is more than 0; NULL of others, as a logarithm is in MySQL. */
const positive = (number: Expression | undefined): Expression =>
  call('nullif', [call('greatest', [cast(part(number), 'DOUBLE'), double(0)]), double(0)]);
const random = (): Expression => infix('-', integer(1), call('random', []));
const normal: Build = ([mean, spread]) => {
  const size = call('sqrt', [infix('*', integer(-2), call('ln', [random()]))]);
  const turn = call('cos', [infix('*', double(2 * Math.PI), call('random', []))]);
  return infix('+', part(mean), infix('*', part(spread), infix('*', size, turn)));
};

/** Counts by bins of one width, with what lies below and from the upper end on (DaCHS's ivo_histogram). */
const histogram: Build = ([value, lower, upper, bins]) => {
  const [from, to, count] = [numberOf(lower), numberOf(upper), numberOf(bins)];
  const isWhole = count !== undefined && Number.isInteger(count) && count > 0 && count <= MOST_BINS;
  if (from === undefined || to === undefined || !isWhole || !(to > from))
    throw new NotebookError({
      kind: 'sql',
      message: `IVO_HISTOGRAM takes numbers for its ends, the lower one first, and for its bins a number up to ${MOST_BINS}.`,
    });
  const edge = (i: number) => double(i === count ? to : from + ((to - from) * i) / count);
  const counted = (test: Expression) => ({ ...call('count_star', []), filter: test });
  const inside = Array.from({ length: count }, (_, i) =>
    counted(both(atLeast(part(value), edge(i)), below(part(value), edge(i + 1)))),
  );
  return call('list_value', [
    counted(below(part(value), edge(0))),
    ...inside,
    counted(atLeast(part(value), edge(count))),
  ]);
};

const healpixIndex: Build = ([order, place, ...rest]) => {
  const point = rest.length === 0 ? geometryOf(place) : undefined;
  if (rest.length === 0 && point?.kind !== 'point')
    throw new NotebookError({
      kind: 'sql',
      message: 'IVO_HEALPIX_INDEX takes (order, ra, dec) or (order, POINT(ra, dec)).',
    });
  return call(HEALPIX_INDEX, [part(order), ...(point?.kind === 'point' ? point.at : [part(place), ...rest])]);
};
// Of a Gaia source: its nested HEALPix pixel at order 12 stands above its 35 lowest bits (Gaia DR3, source_id).
const gaiaIndex: Build = ([order, id]) => {
  const cells = cast(call('pow', [double(4), infix('-', integer(12), part(order))]), 'BIGINT');
  return infix('//', part(id), infix('*', integer(2 ** 35), cells));
};
const truncated: Build = ([x, digits]) => {
  if (!digits) return call('trunc', [part(x)]);
  const count = numberOf(digits);
  // DuckDB takes decimals for decimals only where it knows how many digits are left.
  return count !== undefined && Number.isInteger(count) && Math.abs(count) < 400
    ? call(TRUNCATE, [part(x), integer(count)])
    : call(TRUNCATE, [cast(part(x), 'DOUBLE'), cast(digits, 'INTEGER')]);
};
const of = (form: string, counts: readonly number[], build: Build): VoFunction => ({ form, counts, build });
const STAR = 'ra, dec, parallax, pmra, pmdec, radial_velocity, ref_epoch, out_epoch';
const interval = of('low1, high1, low2, high2', [4], ([a, b, c, d]) =>
  bit(both(atLeast(part(b), part(c)), atLeast(part(d), part(a)))),
);
const motion = of(STAR, [8], (parts) => call(EPOCH_PROP, parts));
const [toJd, toMjd] = [of('time', [1], days(2_440_587.5)), of('time', [1], days(40_587))];

/**
 * ADQL's functions that DuckDB has by another name (ADQL 2.1 §2.3), those of the IVOA's catalogue of user-defined ones
 * (1.1), and what Gaia's archive, DaCHS and Q3C add, by name.
 */
export const VO_FUNCTIONS: Readonly<Record<string, VoFunction>> = {
  truncate: of('x, digits', [1, 2], truncated),
  rand: of('seed', [0, 1], () => call('random', [])),
  gaia_healpix_index: of('order, source_id', [2], gaiaIndex),
  ivo_healpix_index: of('order, ra, dec', [2, 3], healpixIndex),
  ...{ epoch_prop: motion, esdc_epoch_prop: motion, ivo_epoch_prop: motion },
  ivo_hasword: of('text, word', [2], hasWord),
  ivo_nocasematch: of('text, pattern', [2], ([value, pattern]) => bit(call('~~*', [part(value), part(pattern)]))),
  ivo_hashlist_has: of('list, item', [2], ([list, item]) =>
    bit(
      call('list_contains', [
        call('string_split', [call('lower', [part(list)]), text('#')]),
        call('lower', [part(item)]),
      ]),
    ),
  ),
  ivo_interval_overlaps: interval,
  ivo_interval_has: of('value, interval', [2], ([value, span]) =>
    bit(both(atLeast(part(value), end(span, 1)), atLeast(end(span, 2), part(value)))),
  ),
  ivo_string_agg: of('text, delimiter', [2], (parts) => call('string_agg', parts)),
  ...{
    ivo_histogram: of('value, low, high, bins', [4], histogram),
    gavo_histogram: of('value, low, high, bins', [4], histogram),
  },
  ...{ ivo_to_jd: toJd, gavo_to_jd: toJd, ivo_to_mjd: toMjd, gavo_to_mjd: toMjd },
  ...{ ivo_normal_random: of('mean, sigma', [2], normal), gavo_normal_random: of('mean, sigma', [2], normal) },
  ...{ ivo_specconv: of('value, from, to', [3], specconv), gavo_specconv: of('value, from, to', [3], specconv) },
  gavo_match: of('pattern, text', [2], ([pattern, value]) => bit(call('regexp_matches', [part(value), part(pattern)]))),
  gavo_urlescape: of('text', [1], (parts) => call('url_encode', parts)),
  gavo_getauthority: of('identifier', [1], ([id]) =>
    call('regexp_extract', [part(id), text('^ivo://([^/]+)'), integer(1)]),
  ),
  // Of LSST's databases (sciSQL).
  scisql_nanojanskytoabmag: of('flux', [1], ([flux]) =>
    infix('-', double(31.4), infix('*', double(2.5), call('log10', [positive(flux)]))),
  ),
  scisql_nanojanskytoabmagsigma: of('flux, fluxErr', [2], ([flux, error]) =>
    infix('*', double(2.5 / Math.LN10), infix('/', part(error), part(flux))),
  ),
  scisql_angsep: of('ra1, dec1, ra2, dec2', [4], (parts) => call(DISTANCE, parts)),
  scisql_s2ptincircle: of('ra, dec, ra0, dec0, radius', [5], (parts) => bit(call(CIRCLE, parts))),
  q3c_dist: of('ra1, dec1, ra2, dec2', [4], (parts) => call(DISTANCE, parts)),
  q3c_radial_query: of('ra, dec, ra0, dec0, radius', [5], (parts) => call(CIRCLE, parts)),
  q3c_join: of('ra1, dec1, ra2, dec2, radius', [5], (parts) => call(CIRCLE, parts)),
};

const asks = (what: string): NotHere => ({
  why: `asks ${what}, which SQL in the page cannot`,
  advice:
    'Ask for it in a Python cell, and write its answer as $name here; or send the query to its service with -- @tap.',
});
const spherical: NotHere = {
  why: 'is of pgSphere, in radians',
  advice: 'Write ADQL’s POINT, CIRCLE, BOX or POLYGON, in degrees, within CONTAINS, INTERSECTS or DISTANCE.',
};
const frames: NotHere = {
  why: 'has no twin here',
  advice: "Write the frame first where a region has one: CIRCLE('GALACTIC', l, b, radius).",
};
const pixels: NotHere = { why: 'counts pixels of Q3C, which are not had here', advice: 'Use ivo_healpix_index.' };

/** Why a function is not to be had, behind its name, and what to do instead. */
type NotHere = { readonly why: string; readonly advice: string };

/** Functions of archives that cannot be had here. */
export const NOT_HERE: Readonly<Record<string, NotHere>> = {
  ...{ ivo_simbadpoint: asks('SIMBAD'), gavo_simbadpoint: asks('SIMBAD') },
  ...{ gavo_vocmatch: asks('a vocabulary'), gavo_resolve_uat: asks('a vocabulary') },
  ...{ spoint: spherical, scircle: spherical, spoly: spherical, sbox: spherical },
  ...{ ivo_geom_transform: frames, ivo_transform: frames, gavo_transform: frames },
  ...{ gavo_ipix: pixels, q3c_ang2ipix: pixels, q3c_ipix2ang: pixels },
  ...Object.fromEntries(
    ['box', 'circle', 'ellipse', 'poly'].map((shape) => [
      `qserv_areaspec_${shape}`,
      { why: 'is of Qserv', advice: 'Write CONTAINS(POINT(ra, dec), CIRCLE(…)) = 1, or BOX or POLYGON.' },
    ]),
  ),
  q3c_poly_query: {
    why: 'takes a polygon in a form that is not had here',
    advice: 'Write CONTAINS(POINT(ra, dec), POLYGON(…)).',
  },
};

function end(span: Expression | undefined, place: 1 | 2): Expression {
  return call('list_extract', [part(span), integer(place)]);
}

function part(expression: Expression | undefined): Expression {
  if (!expression) throw new Error('A function lacks an argument.');
  return expression;
}
