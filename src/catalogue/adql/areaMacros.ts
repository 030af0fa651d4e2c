import { IS_RADIUS, IS_SIDE } from './regionMacros.ts';

/** Names of the macros for areas in square degrees, and of one that gives a number where a condition holds. */
export const [POINT_AREA, CIRCLE_AREA, BOX_AREA, WHERE_SO] = [
  'skybook_point_area',
  'skybook_circle_area',
  'skybook_box_area',
  'skybook_where_so',
];

const SQUARE_DEGREES = '(180 / pi()) ** 2';
const placed = 'isfinite(ra::DOUBLE) AND isfinite("dec"::DOUBLE)';
const halfSine = (angle: string) => `sin(radians(${angle}) / 2)`;

/** Definitions of these macros: NULL where a number of the geometry is NULL or none, or a size is none. */
export const AREA_MACROS: readonly string[] = [
  `CREATE OR REPLACE MACRO ${WHERE_SO}(condition, number) AS CASE WHEN condition THEN number END`,
  `CREATE OR REPLACE MACRO ${POINT_AREA}(ra, "dec") AS CASE WHEN ${placed} THEN 0::DOUBLE END`,
  `CREATE OR REPLACE MACRO ${CIRCLE_AREA}(ra, "dec", radius) AS CASE WHEN ${placed} AND ${IS_RADIUS}(radius)
     THEN 4 * pi() * ${halfSine('least(radius, 180)')} ** 2 * ${SQUARE_DEGREES} END`,
  `CREATE OR REPLACE MACRO ${BOX_AREA}(ra, "dec", width, height) AS CASE WHEN ${placed} AND ${IS_SIDE}(width) AND ${IS_SIDE}(height)
     THEN 4 * asin(${halfSine('width')} * ${halfSine('height')}) * ${SQUARE_DEGREES} END`,
];
