import { toFacePixel } from '../healpix/facePixel.ts';

/** Name of the macro for a position's pixel at order 29 by its face and place there: `face * 2^58 + x * 2^29 + y`. */
export const FACE_PIXEL = 'skybook_face_pixel';

/** Name of the macro for a position's nested pixel at an order: `(order, ra, dec)`, in degrees. */
export const HEALPIX_INDEX = 'skybook_healpix_index';

/** The bits of a number of 32 with a zero before each, by halves; a lambda names what would stand there many times. */
const spread = (list: string): string =>
  (
    [
      [16, 0x0000ffff0000ffffn],
      [8, 0x00ff00ff00ff00ffn],
      [4, 0x0f0f0f0f0f0f0f0fn],
      [2, 0x3333333333333333n],
      [1, 0x5555555555555555n],
    ] as const
  ).reduce((inner, [shift, mask]) => `list_transform(${inner}, lambda v: (v | (v << ${shift})) & ${mask})`, list);

const N = '536870912::BIGINT';

/**
 * Definitions for `skybook_face_pixel(ra, dec)` in degrees (Górski et al. 2005, §5.1; as `pixelAt`, so that both put a
 * position on a pixel's border into the same pixel but for rounding). The nested index itself would need its arguments
 * some hundred times over.
 */
export const HEALPIX_MACROS: readonly string[] = [
  `CREATE OR REPLACE MACRO skybook_placed(face, x, y) AS face * ${N} * ${N} + x * ${N} + y`,
  // Counts of lines from the south-east and south-west, shifted by four faces to stay positive.
  `CREATE OR REPLACE MACRO skybook_equatorial(down, up) AS skybook_placed(
     CASE WHEN down // ${N} = up // ${N} THEN (down // ${N}) % 4 + 4 WHEN down // ${N} < up // ${N} THEN (down // ${N}) % 4 ELSE (up // ${N}) % 4 + 8 END,
     up % ${N}, ${N} - 1 - down % ${N})`,
  `CREATE OR REPLACE MACRO skybook_polar(north, cap, east, west) AS CASE WHEN north
     THEN skybook_placed(cap, ${N} - west - 1, ${N} - east - 1) ELSE skybook_placed(cap + 8, east, west) END`,
  `CREATE OR REPLACE MACRO skybook_in_cap(north, cap, part, scale) AS skybook_polar(north, cap,
     least(${N} - 1, greatest(0, ceil(part * scale)::BIGINT - 1)), least(${N} - 1, floor((1 - part) * scale)::BIGINT))`,
  `CREATE OR REPLACE MACRO skybook_at(quarter, z, "dec") AS CASE WHEN abs(z) <= 2.0::DOUBLE / 3
     THEN skybook_equatorial(ceil(${N} * (0.5::DOUBLE + quarter) - ${N} * z * 0.75::DOUBLE)::BIGINT - 1 + 4 * ${N}, floor(${N} * (0.5::DOUBLE + quarter) + ${N} * z * 0.75::DOUBLE)::BIGINT + 4 * ${N})
     ELSE skybook_in_cap(z >= 0, least(3, floor(quarter)::BIGINT), quarter - least(3, floor(quarter)), ${N} * sqrt(6::DOUBLE) * cos(radians(abs("dec")) / 2 + pi() / 4)) END`,
  `CREATE OR REPLACE MACRO ${FACE_PIXEL}(ra, "dec") AS skybook_at(((ra::DOUBLE / 90) % 4 + 4) % 4, sin(radians("dec"::DOUBLE)), "dec"::DOUBLE)`,
  // The same at a coarser order, whose pixels are 2^shift as wide.
  `CREATE OR REPLACE MACRO skybook_coarser(pixel, shift) AS ((pixel >> 58) << (58 - 2 * shift)) + ((((pixel >> 29) & (${N} - 1)) >> shift) << (29 - shift)) + ((pixel & (${N} - 1)) >> shift)`,
  `CREATE OR REPLACE MACRO skybook_spread(x) AS ${spread('[x]')}[1]`,
  // Of what is no position there is no pixel, nor is there one of another order.
  `CREATE OR REPLACE MACRO ${HEALPIX_INDEX}("order", ra, "dec") AS list_transform(
     list_transform(list_filter([{ra: ra::DOUBLE, d: "dec"::DOUBLE}], lambda place: isfinite(place.ra) AND abs(place.d) <= 90 AND "order" BETWEEN 0 AND 29),
       lambda place: skybook_coarser(${FACE_PIXEL}(place.ra, place.d), 29 - "order"::INTEGER)),
     lambda p: ((p >> (2 * "order"::INTEGER)) << (2 * "order"::INTEGER)) + skybook_spread((p >> "order"::INTEGER) & ((1::BIGINT << "order"::INTEGER) - 1))
       + (skybook_spread(p & ((1::BIGINT << "order"::INTEGER) - 1)) << 1))[1]`,
];

/** The number that `skybook_coarser(skybook_face_pixel(ra, dec), 29 - order)` gives for positions in a nested pixel. */
export function facePixelNumber(order: number, pixel: bigint): bigint {
  const { face, x, y } = toFacePixel(pixel, order);
  return (BigInt(face) << BigInt(2 * order)) + (BigInt(x) << BigInt(order)) + BigInt(y);
}
