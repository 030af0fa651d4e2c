const RADIANS = 'skybook_radians';

/** Definition of the macro that `ofFiniteAngles` calls: NaN of an angle that is infinite. */
export const RADIANS_MACRO = `CREATE OR REPLACE MACRO ${RADIANS}(angle) AS radians(angle::DOUBLE % 1e9::DOUBLE)`;

/**
 * The definition of a macro to which an infinite angle is no angle: DuckDB's sines fail on one, and with them a whole
 * query for one odd row. What remains of a division is exact, and NaN of what is infinite.
 */
export function ofFiniteAngles(macro: string): string {
  return macro.replaceAll(/\bradians\(/g, `${RADIANS}(`);
}
