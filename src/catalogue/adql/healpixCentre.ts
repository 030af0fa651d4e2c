/** Name of the macro for the centre of a nested pixel, `[ra, dec]`: `(order, pixel)`. */
export const HEALPIX_CENTRE = 'skybook_healpix_centre';

/** The even bits of a number of 64, side by side. */
const gathered = (bits: string): string =>
  (
    [
      [1, 0x3333333333333333n],
      [2, 0x0f0f0f0f0f0f0f0fn],
      [4, 0x00ff00ff00ff00ffn],
      [8, 0x0000ffff0000ffffn],
      [16, 0x00000000ffffffffn],
    ] as const
  ).reduce(
    (inner, [shift, mask]) => `list_transform(${inner}, lambda v: (v | (v >> ${shift})) & ${mask})`,
    `[(${bits}) & ${0x5555555555555555n}]`,
  );

/**
 * Definitions for `skybook_healpix_centre(order, pixel)`, in degrees, of nested pixels (Górski et al. 2005, §5; as
 * `centreOf`); NULL for what is no pixel.
 */
export const HEALPIX_CENTRE_MACROS: readonly string[] = [
  `CREATE OR REPLACE MACRO skybook_gathered(bits) AS ${gathered('bits')}[1]`,
  `CREATE OR REPLACE MACRO ${HEALPIX_CENTRE}("order", pixel) AS list_transform(list_transform(list_transform(list_transform(
     [{o: least(29, greatest(0, "order"::INTEGER)), p: pixel::BIGINT, fits: "order" BETWEEN 0 AND 29 AND pixel >= 0}],
     lambda asked: {n: 1::BIGINT << asked.o, f: asked.p >> (2 * asked.o), s: asked.p & ((1::BIGINT << (2 * asked.o)) - 1), fits: asked.fits}),
     lambda face: {n: face.n::DOUBLE, f: face.f, x: skybook_gathered(face.s), y: skybook_gathered(face.s >> 1), fits: face.fits AND face.f < 12}),
     lambda place: {n: place.n, d: (place.x - place.y)::DOUBLE, c: 2 * (place.f % 4) + (place.f // 4 <> 1)::INTEGER, r: (2 + place.f // 4) * place.n - place.x - place.y - 1, fits: place.fits}),
     lambda ring: CASE WHEN ring.fits THEN [
       (45 * (ring.c + ring.d / least(ring.r, ring.n, 4 * ring.n - ring.r)) + 360) % 360,
       CASE WHEN ring.r < ring.n THEN 90 - 2 * degrees(asin(ring.r / ring.n / sqrt(6::DOUBLE)))
         WHEN ring.r > 3 * ring.n THEN 2 * degrees(asin((4 * ring.n - ring.r) / ring.n / sqrt(6::DOUBLE))) - 90
         ELSE degrees(asin((2 * ring.n - ring.r) * 2 / (3 * ring.n))) END] END)[1]`,
];
