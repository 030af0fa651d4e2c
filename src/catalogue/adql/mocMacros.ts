import { FACE_PIXEL } from './healpixMacro.ts';

/** Names of the macros that decide by a MOC; each takes a position's `ra, dec` in degrees first. */
export const IN_MOC = 'skybook_in_moc';
export const IN_BITS = 'skybook_in_bits';
export const IN_CELLS = 'skybook_in_cells';

/** Definitions of these macros. */
export const MOC_MACROS: readonly string[] = [
  // Of what is no position there is no pixel.
  `CREATE OR REPLACE MACRO skybook_pixel_at(ra, "dec", shift) AS CASE WHEN isfinite(ra::DOUBLE) AND abs("dec"::DOUBLE) <= 90 THEN skybook_coarser(${FACE_PIXEL}(ra, "dec"), shift) END`,
  // A bit for each pixel from `first` on, at the order that `shift` tells.
  `CREATE OR REPLACE MACRO ${IN_BITS}(ra, "dec", shift, first, count, bits) AS list_transform([skybook_pixel_at(ra, "dec", shift)],
     lambda pixel: CASE WHEN pixel BETWEEN first AND first + count - 1 THEN get_bit(from_base64(bits)::BIT, (pixel - first)::INTEGER) = 1 WHEN pixel IS NULL THEN NULL ELSE false END)[1]`,
  // Pixels in a text: as a list of constants they would take DuckDB's binder a second for each two thousand.
  `CREATE OR REPLACE MACRO ${IN_CELLS}(ra, "dec", shift, pixels) AS skybook_pixel_at(ra, "dec", shift) IN (SELECT unnest(string_split(pixels, ' '))::BIGINT)`,
  // The ranges are there for the planner to read; what decides are the conditions that were made of them.
  `CREATE OR REPLACE MACRO ${IN_MOC}(ra, "dec", ranges, inside) AS inside`,
];
