/** Name of the macro for a star's motion: `(ra, dec, parallax, pmra, pmdec, radial_velocity, ref_epoch, out_epoch)`. */
export const EPOCH_PROP = 'skybook_epoch_prop';

/** The places of what it must know to know where the star is. */
export const MOVED_BY: readonly number[] = [0, 1, 3, 4, 6, 7];

/** km/s of one au in a Julian year. */
const AU_KM_S = 4.740470463533349;
const MAS = `(pi() / 648000000)`;

const where = (name: string, values: Readonly<Record<string, string>>, result: string) =>
  `list_transform([{${Object.entries(values)
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ')}}], lambda ${name}: ${result})[1]`;

/** East, north and towards us, by coordinate, of a direction whose sines and cosines are known. */
const axes = (s: string) =>
  ({
    east: [`-${s}.sa`, `${s}.ca`, '0'],
    north: [`-${s}.sd * ${s}.ca`, `-${s}.sd * ${s}.sa`, `${s}.cd`],
    out: [`${s}.cd * ${s}.ca`, `${s}.cd * ${s}.sa`, `${s}.sd`],
  }) as const;
const from = axes('s');
const to = axes('e');
const dot = (axis: readonly string[]) =>
  `(${['x', 'y', 'z'].map((name, i) => `(${axis[i] ?? ''}) * m.${name}`).join(' + ')})`;
const moved = (i: number) => `((${from.east[i] ?? ''}) * s.m + (${from.north[i] ?? ''}) * s.n)`;

/**
 * Definitions for uniform motion in space, rigorously (Hipparcos, ESA SP-1200 vol. 1 §1.5.5): `[ra, dec, parallax,
 * pmra, pmdec, radial_velocity]` in degrees, mas, mas/yr and km/s, at `out_epoch` (Julian years). A star of no
 * parallax, or of one that is not positive, and one of no radial velocity move across the line of sight alone.
 */
export const MOTION_MACROS: readonly string[] = [
  `CREATE OR REPLACE MACRO ${EPOCH_PROP}(ra, "dec", parallax, pmra, pmdec, rv, ref_epoch, out_epoch) AS ${where(
    's',
    {
      ...{ sa: 'sin(radians(ra::DOUBLE))', ca: 'cos(radians(ra::DOUBLE))' },
      ...{ sd: 'sin(radians("dec"::DOUBLE))', cd: 'cos(radians("dec"::DOUBLE))' },
      ...{ m: `pmra::DOUBLE * ${MAS}`, n: `pmdec::DOUBLE * ${MAS}`, w: 'parallax::DOUBLE', v: 'rv::DOUBLE' },
      z: `coalesce(rv::DOUBLE * greatest(parallax::DOUBLE, 0) / ${AU_KM_S}, 0) * ${MAS}`,
      t: '(out_epoch::DOUBLE - ref_epoch::DOUBLE)',
    },
    where(
      'f',
      {
        f: '1 / sqrt((1 + s.z * s.t) ** 2 + (s.m ** 2 + s.n ** 2) * s.t ** 2)',
        g: '1 + s.z * s.t',
        u: 's.m ** 2 + s.n ** 2',
      },
      where(
        'p',
        Object.fromEntries(
          ['x', 'y', 'z'].map((name, i) => [name, `((${from.out[i] ?? ''}) * f.g + ${moved(i)} * s.t) * f.f`]),
        ),
        where(
          'there',
          { ra: 'atan2(p.y, p.x)', d: 'atan2(p.z, sqrt(p.x ** 2 + p.y ** 2))' },
          where(
            'e',
            {
              ra: 'there.ra',
              d: 'there.d',
              sa: 'sin(there.ra)',
              ca: 'cos(there.ra)',
              sd: 'sin(there.d)',
              cd: 'cos(there.d)',
            },
            where(
              'm',
              Object.fromEntries(
                ['x', 'y', 'z'].map((name, i) => [
                  name,
                  `(${moved(i)} * f.g - (${from.out[i] ?? ''}) * f.u * s.t) * f.f ** 3 / ${MAS}`,
                ]),
              ),
              `[(degrees(e.ra) + 360) % 360, degrees(e.d), s.w * f.f, ${dot(to.east)}, ${dot(to.north)},
               CASE WHEN s.w > 0 AND s.v IS NOT NULL THEN (s.z + (f.u + s.z ** 2) * s.t) * f.f ** 2 / ${MAS} * ${AU_KM_S} / (s.w * f.f) ELSE s.v END]`,
            ),
          ),
        ),
      ),
    ),
  )}`,
];
