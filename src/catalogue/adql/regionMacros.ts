import { itemAt } from '../../known/itemAt.ts';

/**
 * Names of the macros for regions whose numbers may differ from row to row; vectors are structs of x, y, z, and
 * polygons lists of them.
 */
export const VECTOR = 'skybook_vector';
export const CORNERS = 'skybook_corners';
export const IN_VERTICES = 'skybook_in_vertices';
export const CIRCLE_MEETS = 'skybook_circle_meets';
export const CIRCLE_WITHIN = 'skybook_circle_within';
export const POLYGON_MEETS = 'skybook_polygon_meets';
export const POLYGON_WITHIN = 'skybook_polygon_within';
export const ALL_WITHIN = 'skybook_all_within';
export const AREA = 'skybook_area';
export const VERTICES = 'skybook_vertices';
export const REACH = 'skybook_reach';
export const IS_RADIUS = 'skybook_is_radius';
export const IS_SIDE = 'skybook_is_side';

const dot = (a: string, b: string) => `(${a}.x * ${b}.x + ${a}.y * ${b}.y + ${a}.z * ${b}.z)`;
const cross = (a: string, b: string) =>
  [
    `(${a}.y * ${b}.z - ${a}.z * ${b}.y)`,
    `(${a}.z * ${b}.x - ${a}.x * ${b}.z)`,
    `(${a}.x * ${b}.y - ${a}.y * ${b}.x)`,
  ] as const;
const triple = (p: string, a: string, b: string) =>
  `(${cross(a, b)
    .map((part, i) => `${p}.${itemAt('xyz', i)} * ${part}`)
    .join(' + ')})`;
const lengthOf = (parts: readonly string[]) => `sqrt(${parts.map((part) => `${part} ** 2`).join(' + ')})`;
const apart = (a: string, b: string, sign: string) =>
  lengthOf(['x', 'y', 'z'].map((axis) => `(${a}.${axis} ${sign} ${b}.${axis})`));
// `least` would take a NULL for no number at all.
const angle = (a: string, b: string) => `2 * atan2(${apart(a, b, '-')}, ${apart(a, b, '+')})`;
const macro = (name: string, parameters: string, body: string) =>
  `CREATE OR REPLACE MACRO ${name}(${parameters}) AS ${body}`;
/** `result` with `names` standing for values that are worked out once. */
const where = (names: string, values: Readonly<Record<string, string>>, result: string) =>
  `list_transform([{${Object.entries(values)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')}}], lambda ${names}: ${result})[1]`;
/** `result` for each side of a polygon, from `side.a` to `side.b`. */
const sides = (polygon: string, result: string) =>
  `list_transform(list_transform(range(1, len(${polygon}) + 1), lambda i: {a: ${polygon}[i], b: ${polygon}[i % len(${polygon}) + 1]}), lambda side: ${result})`;

/**
 * Definitions of these macros. Polygons must lie within a hemisphere about their middle; borders belong to them. A
 * polygon is NULL where a number of it is, and then whatever is asked of it.
 */
export const REGION_MACROS: readonly string[] = [
  macro(IS_RADIUS, 'size', "(size >= 0 AND size <= 'inf'::DOUBLE)"),
  macro(IS_SIDE, 'size', '(size >= 0 AND size < 180)'),
  // How far a circle's centre may be from that of one that holds it; the whole sky holds all.
  macro(REACH, 'around, radius', 'CASE WHEN around >= 180 THEN 360 ELSE around::DOUBLE - radius::DOUBLE END'),
  macro(
    VERTICES,
    'vertices',
    where(
      'given',
      { s: 'vertices' },
      'CASE WHEN list_bool_and(list_transform(given.s, lambda a: a.x IS NOT NULL)) THEN given.s END',
    ),
  ),
  macro(
    VECTOR,
    'ra, "dec"',
    '{x: cos(radians("dec")) * cos(radians(ra)), y: cos(radians("dec")) * sin(radians(ra)), z: sin(radians("dec"))}',
  ),
  macro(
    'skybook_unit',
    'a',
    where('u', { a: 'a', l: lengthOf(['a.x', 'a.y', 'a.z']) }, '{x: u.a.x / u.l, y: u.a.y / u.l, z: u.a.z / u.l}'),
  ),
  // Of an ADQL box: where the great circles at right angles to the arms of its cross meet.
  macro(
    'skybook_corner',
    'ra, "dec", e, n',
    `skybook_unit({x: cos(radians("dec")) * cos(radians(ra)) - e * sin(radians(ra)) - n * sin(radians("dec")) * cos(radians(ra)),
     y: cos(radians("dec")) * sin(radians(ra)) + e * cos(radians(ra)) - n * sin(radians("dec")) * sin(radians(ra)), z: sin(radians("dec")) + n * cos(radians("dec"))})`,
  ),
  macro(
    CORNERS,
    'ra, "dec", width, height',
    `CASE WHEN ra IS NOT NULL AND "dec" IS NOT NULL AND ${IS_SIDE}(width) AND ${IS_SIDE}(height) THEN [${[
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ]
      .map(([e, n]) => `skybook_corner(ra, "dec", ${e} * tan(radians(width) / 2), ${n} * tan(radians(height) / 2))`)
      .join(', ')}] END`,
  ),
  // In degrees, to the arc itself where the foot of the perpendicular lies on it, otherwise to its nearer end.
  macro(
    'skybook_arc_distance',
    'p, a, b',
    `degrees(CASE WHEN ${dot('p', 'b')} >= ${dot('p', 'a')} * ${dot('a', 'b')} AND ${dot('p', 'a')} >= ${dot('p', 'b')} * ${dot('a', 'b')} AND ${triple('p', 'a', 'b')} <> 0
     THEN asin(least(1, abs(${triple('p', 'a', 'b')}) / ${lengthOf(cross('a', 'b'))})) ELSE least(${angle('p', 'a')}, ${angle('p', 'b')}) END)`,
  ),
  macro(
    'skybook_edge_distance',
    'p, polygon',
    where(
      'near',
      { p: 'p', s: 'polygon' },
      `list_min(${sides('near.s', 'skybook_arc_distance(near.p, side.a, side.b)')})`,
    ),
  ),
  // The turns of the border as seen from the position add up to a whole one if it is inside; NaN is no number.
  macro(
    'skybook_turns',
    'p, polygon',
    `(abs(list_sum(${sides('polygon', `atan2(${triple('p', 'side.a', 'side.b')}, ${dot('side.a', 'side.b')} - ${dot('p', 'side.a')} * ${dot('p', 'side.b')})`)})) > pi()
     AND list_sum(list_transform(polygon, lambda a: ${dot('p', 'a')})) BETWEEN 1e-300 AND 1e9)`,
  ),
  macro(
    IN_VERTICES,
    'p, polygon',
    where(
      'has',
      { p: 'p', s: 'polygon' },
      `skybook_turns(has.p, has.s) OR skybook_edge_distance(has.p, has.s) <= 1e-12`,
    ),
  ),
  // The four triangles of the ends turn the same way round (Google S2's test).
  macro(
    'skybook_arcs_cross',
    'a, b, c, d',
    where(
      'turn',
      { c: triple('c', 'a', 'b'), d: triple('d', 'a', 'b'), a: triple('a', 'c', 'd'), b: triple('b', 'c', 'd') },
      `(least(-turn.c, turn.d, turn.a, -turn.b) > 1e-15 OR least(turn.c, -turn.d, -turn.a, turn.b) > 1e-15)
     AND greatest(turn.a, turn.b, turn.c, turn.d) < 2`,
    ),
  ),
  macro(
    'skybook_edges_cross',
    'one, other',
    `list_bool_or(flatten(list_transform(range(1, len(one) + 1), lambda i:
     list_transform(range(1, len(other) + 1), lambda j: skybook_arcs_cross(one[i], one[i % len(one) + 1], other[j], other[j % len(other) + 1])))))`,
  ),
  macro(
    CIRCLE_MEETS,
    'p, polygon, radius',
    where(
      'near',
      { p: 'p', s: 'polygon', r: 'radius' },
      `skybook_turns(near.p, near.s) OR skybook_edge_distance(near.p, near.s) <= near.r`,
    ),
  ),
  macro(
    CIRCLE_WITHIN,
    'p, polygon, radius',
    where(
      'near',
      { p: 'p', s: 'polygon', r: 'radius' },
      `${IN_VERTICES}(near.p, near.s) AND skybook_edge_distance(near.p, near.s) >= near.r`,
    ),
  ),
  macro(
    POLYGON_MEETS,
    'one, other',
    where(
      'pair',
      { s: 'one', t: 'other' },
      `list_bool_or(list_transform(pair.s, lambda c: ${IN_VERTICES}(c, pair.t)))
     OR list_bool_or(list_transform(pair.t, lambda c: ${IN_VERTICES}(c, pair.s))) OR skybook_edges_cross(pair.s, pair.t)`,
    ),
  ),
  macro(
    POLYGON_WITHIN,
    'one, other',
    where(
      'pair',
      { s: 'one', t: 'other' },
      `list_bool_and(list_transform(pair.s, lambda c: ${IN_VERTICES}(c, pair.t))) AND NOT skybook_edges_cross(pair.s, pair.t)`,
    ),
  ),
  // A circle beyond a hemisphere holds what stays clear of the circle opposite to it.
  macro(
    ALL_WITHIN,
    'polygon, ra, "dec", radius',
    where(
      'held',
      { s: 'polygon', c: `${VECTOR}(ra, "dec")`, o: `${VECTOR}(ra + 180, -("dec"))`, r: '(radius)::DOUBLE' },
      `CASE WHEN held.r <= 90
     THEN list_bool_and(list_transform(held.s, lambda a: degrees(${angle('a', 'held.c')}) <= held.r + 1e-12))
     WHEN held.r >= 180 THEN skybook_edge_distance(held.o, held.s) >= 0 ELSE NOT skybook_turns(held.o, held.s) AND skybook_edge_distance(held.o, held.s) >= 180 - held.r END`,
    ),
  ),
  macro('skybook_less', 'a, b', '{x: a.x - b.x, y: a.y - b.y, z: a.z - b.z}'),
  // Twice the angle whose tangent this is (van Oosterom & Strackee 1983); differences in the product keep small
  // triangles exact.
  macro(
    'skybook_triangle',
    'a, b, c',
    where(
      'of',
      { a: 'a', b: 'b', c: 'c', d: 'skybook_less(b, a)', e: 'skybook_less(c, a)' },
      `2 * atan2(${triple('of.a', 'of.d', 'of.e')}, 1 + ${dot('of.a', 'of.b')} + ${dot('of.b', 'of.c')} + ${dot('of.c', 'of.a')})`,
    ),
  ),
  // In square degrees: of triangles from the first vertex, those that turn back count as less than nothing.
  macro(
    AREA,
    'polygon',
    where(
      'whole',
      { s: 'polygon' },
      'abs(list_sum(list_transform(range(2, len(whole.s)), lambda i: skybook_triangle(whole.s[1], whole.s[i], whole.s[i + 1])))) * (180 / pi()) ** 2',
    ),
  ),
];
