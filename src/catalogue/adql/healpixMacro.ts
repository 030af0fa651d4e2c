/** Name of the macro for a position's nested HEALPix index at order 29. */
export const HEALPIX = 'skybook_healpix';

const N = '536870912::BIGINT';
const ALL = '288230376151711744';

/**
 * Definitions for `skybook_healpix(ra, dec)`, degrees to an index (Górski et al. 2005, §5.1; as `pixelAt`, so that both put a position
 * on a pixel's border into the same pixel but for rounding).
 */
export const HEALPIX_MACROS: readonly string[] = [
  `CREATE OR REPLACE MACRO skybook_spread_last(v) AS ((v | (v << 1)) & 6148914691236517205)`,
  `CREATE OR REPLACE MACRO skybook_spread_2(v) AS skybook_spread_last((v | (v << 2)) & 3689348814741910323)`,
  `CREATE OR REPLACE MACRO skybook_spread_4(v) AS skybook_spread_2((v | (v << 4)) & 1085102592571150095)`,
  `CREATE OR REPLACE MACRO skybook_spread_8(v) AS skybook_spread_4((v | (v << 8)) & 71777214294589695)`,
  `CREATE OR REPLACE MACRO skybook_spread(v) AS skybook_spread_8((v | (v << 16)) & 281470681808895)`,
  `CREATE OR REPLACE MACRO skybook_nested(face, x, y) AS face * ${ALL} + skybook_spread(x) + 2 * skybook_spread(y)`,
  // Counts of lines from the south-east and south-west, shifted by four faces to stay positive.
  `CREATE OR REPLACE MACRO skybook_equatorial(down, up) AS skybook_nested(
     CASE WHEN down // ${N} = up // ${N} THEN (down // ${N}) % 4 + 4 WHEN down // ${N} < up // ${N} THEN (down // ${N}) % 4 ELSE (up // ${N}) % 4 + 8 END,
     up % ${N}, ${N} - 1 - down % ${N})`,
  `CREATE OR REPLACE MACRO skybook_polar(north, cap, east, west) AS CASE WHEN north
     THEN skybook_nested(cap, ${N} - west - 1, ${N} - east - 1) ELSE skybook_nested(cap + 8, east, west) END`,
  `CREATE OR REPLACE MACRO skybook_in_cap(north, cap, part, scale) AS skybook_polar(north, cap,
     least(${N} - 1, greatest(0, ceil(part * scale)::BIGINT - 1)), least(${N} - 1, floor((1 - part) * scale)::BIGINT))`,
  `CREATE OR REPLACE MACRO skybook_at(quarter, z, "dec") AS CASE WHEN abs(z) <= 2.0::DOUBLE / 3
     THEN skybook_equatorial(ceil(${N} * (0.5::DOUBLE + quarter) - ${N} * z * 0.75::DOUBLE)::BIGINT - 1 + 4 * ${N}, floor(${N} * (0.5::DOUBLE + quarter) + ${N} * z * 0.75::DOUBLE)::BIGINT + 4 * ${N})
     ELSE skybook_in_cap(z >= 0, least(3, floor(quarter)::BIGINT), quarter - least(3, floor(quarter)), ${N} * sqrt(6::DOUBLE) * cos(radians(abs("dec")) / 2 + pi() / 4)) END`,
  `CREATE OR REPLACE MACRO ${HEALPIX}(ra, "dec") AS skybook_at(((ra::DOUBLE / 90) % 4 + 4) % 4, sin(radians("dec"::DOUBLE)), "dec"::DOUBLE)`,
];
