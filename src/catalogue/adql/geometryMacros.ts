import { HEALPIX_MACROS } from './healpixMacro.ts';

/** Names of the macros that rewritten geometry calls; each takes a position's `ra, dec` in degrees first. */
export const [DISTANCE, CIRCLE, BOX, POLYGON, IN_MOC, TANGENT_X, TANGENT_Y] = ['skybook_distance', 'skybook_in_circle', 'skybook_in_box', 'skybook_in_polygon', 'skybook_in_moc', 'skybook_tangent_x', 'skybook_tangent_y'];

const sineOfHalf = (angle: string) => `sin(radians((${angle})::DOUBLE) / 2)`;
const haversine = `(${sineOfHalf('"dec" - dec0')} ** 2 + cos(radians("dec")) * cos(radians(dec0)) * ${sineOfHalf('ra - ra0')} ** 2)`;
const cosine = '(sin(radians(dec0)) * sin(radians("dec")) + cos(radians(dec0)) * cos(radians("dec")) * cos(radians(ra - ra0)))';
const band = (radius: string) => `"dec" BETWEEN (dec0 - ${radius})::DOUBLE - 1e-9 AND (dec0 + ${radius})::DOUBLE + 1e-9`;

/** Definitions of the geometry macros; every database that runs rewritten queries must have them. */
export const GEOMETRY_MACROS: readonly string[] = [
  `CREATE OR REPLACE MACRO ${DISTANCE}(ra, "dec", ra0, dec0) AS degrees(2 * asin(least(1, sqrt(${haversine}))))`,
  // The band of declination lets row groups be skipped by their statistics, and most rows by one comparison.
  `CREATE OR REPLACE MACRO ${CIRCLE}(ra, "dec", ra0, dec0, radius) AS (${band('radius')} AND ${haversine} <= ${sineOfHalf('radius')} ** 2)`,
  // Gnomonic coordinates about (ra0, dec0), in which great circles are straight lines.
  `CREATE OR REPLACE MACRO ${TANGENT_X}(ra, "dec", ra0, dec0) AS cos(radians("dec")) * sin(radians(ra - ra0)) / ${cosine}`,
  `CREATE OR REPLACE MACRO ${TANGENT_Y}(ra, "dec", ra0, dec0) AS
     (cos(radians(dec0)) * sin(radians("dec")) - sin(radians(dec0)) * cos(radians("dec")) * cos(radians(ra - ra0))) / ${cosine}`,
  `CREATE OR REPLACE MACRO ${BOX}(ra, "dec", ra0, dec0, width, height) AS (${cosine} > 0
     AND abs(${TANGENT_X}(ra, "dec", ra0, dec0)) <= tan(radians(width) / 2) AND abs(${TANGENT_Y}(ra, "dec", ra0, dec0)) <= tan(radians(height) / 2))`,
  // The vertices are there for the planner to read; what decides is the condition that was made of them.
  `CREATE OR REPLACE MACRO ${POLYGON}(ra, "dec", vertices, inside) AS inside`,
  ...HEALPIX_MACROS,
  `CREATE OR REPLACE MACRO ${IN_MOC}(ra, "dec", ranges, inside) AS inside`,
];
