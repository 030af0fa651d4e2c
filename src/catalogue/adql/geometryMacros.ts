import { POSITION_MACROS } from '../position/icrsMacros.ts';
import { apartFromTables } from './apartFromTables.ts';
import { AREA_MACROS } from './areaMacros.ts';
import { ofFiniteAngles, RADIANS_MACRO } from './finiteAngles.ts';
import { HEALPIX_CENTRE_MACROS } from './healpixCentre.ts';
import { HEALPIX_MACROS } from './healpixMacro.ts';
import { MOC_MACROS } from './mocMacros.ts';
import { IS_SIDE, REGION_MACROS } from './regionMacros.ts';
import { MOTION_MACROS } from './spaceMotion.ts';
import { TRUNCATE_MACROS } from './truncateMacro.ts';

/** Names of the macros that rewritten geometry calls; each takes a position's `ra, dec` in degrees first. */
export const [DISTANCE, CIRCLE, BOX, POLYGON] = [
  'skybook_distance',
  'skybook_in_circle',
  'skybook_in_box',
  'skybook_in_polygon',
];

// Decimals of different widths, as constants are, do not mix.
const [RA, DEC, RA0, DEC0] = ['ra::DOUBLE', '"dec"::DOUBLE', 'ra0::DOUBLE', 'dec0::DOUBLE'] as const;
const half = (of: 'sin' | 'cos', angle: string) => `${of}(radians(${angle}) / 2)`;
const haversine = `(${half('sin', `${DEC} - ${DEC0}`)} ** 2 + cos(radians("dec")) * cos(radians(dec0)) * ${half('sin', `${RA} - ${RA0}`)} ** 2)`;
// Of the supplement, which keeps angles near 180° exact.
const opposite = `(${half('sin', `${DEC} + ${DEC0}`)} ** 2 + cos(radians("dec")) * cos(radians(dec0)) * ${half('cos', `${RA} - ${RA0}`)} ** 2)`;
const east = `cos(radians("dec")) * sin(radians(${RA} - ${RA0}))`;
const toMeridian = `cos(radians("dec")) * cos(radians(${RA} - ${RA0}))`;
const north = `(cos(radians(dec0)) * sin(radians("dec")) - sin(radians(dec0)) * ${toMeridian})`;
const cosine = `(sin(radians(dec0)) * sin(radians("dec")) + cos(radians(dec0)) * ${toMeridian})`;
const band = `"dec" BETWEEN ${DEC0} - radius::DOUBLE - 1e-9 AND ${DEC0} + radius::DOUBLE + 1e-9`;
const along = (vector: string) => `(spot.x * side.${vector}x + spot.y * side.${vector}y + spot.z * side.${vector}z)`;

const MACROS: readonly string[] = [
  ...POSITION_MACROS,
  ...REGION_MACROS,
  `CREATE OR REPLACE MACRO ${DISTANCE}(ra, "dec", ra0, dec0) AS degrees(2 * atan2(sqrt(${haversine}), sqrt(${opposite})))`,
  // The band of declination lets row groups be skipped by their statistics, and most rows by one comparison. 1e-30 is
  // the rounding of a full turn.
  `CREATE OR REPLACE MACRO ${CIRCLE}(ra, "dec", ra0, dec0, radius) AS (${band} AND radius >= 0 AND ${haversine} <= ${half('sin', 'least(radius, 180)')} ** 2 + 1e-30)`,
  // Gnomonic coordinates about (ra0, dec0), in which great circles are straight lines. To DuckDB a NaN is as large as
  // another, and more than any number.
  `CREATE OR REPLACE MACRO ${BOX}(ra, "dec", ra0, dec0, width, height) AS (${IS_SIDE}(width) AND ${IS_SIDE}(height) AND ${cosine} > 0
     AND abs(${east}) <= tan(radians(width) / 2) * ${cosine} + 1e-15 AND abs(${north}) <= least(2, tan(radians(height) / 2) * ${cosine} + 1e-15))`,
  // The vertices are there for the planner to read; sides are as `outlineOf` gives them.
  `CREATE OR REPLACE MACRO ${POLYGON}(ra, "dec", vertices, sides, far_inside) AS list_transform(
     [{x: cos(radians("dec")) * cos(radians(ra)), y: cos(radians("dec")) * sin(radians(ra)), z: sin(radians("dec"))}],
     lambda spot: CASE WHEN spot.x IS NOT NULL THEN isfinite(spot.x) AND (((len(list_filter(sides, lambda side: ${along('f')} >= 0 AND ${along('t')} < 0 AND ${along('n')} < 0)) % 2 = 1) <> far_inside)
       OR len(list_filter(sides, lambda side: abs(${along('n')}) <= 1e-14 AND ${along('m')} >= side.c - 1e-15)) > 0) END)[1]`,
  ...HEALPIX_MACROS,
  ...HEALPIX_CENTRE_MACROS,
  ...AREA_MACROS,
  ...MOC_MACROS,
  ...MOTION_MACROS,
  ...TRUNCATE_MACROS,
];

/** Definitions of the geometry macros; every database that runs rewritten queries must have them. */
export const GEOMETRY_MACROS: readonly string[] = [
  RADIANS_MACRO,
  ...MACROS.map((macro) => apartFromTables(ofFiniteAngles(macro))),
];
