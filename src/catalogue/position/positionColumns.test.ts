import { describe, expect, test } from 'vitest';
import { angleDeg } from './angle.ts';
import { positionColumns } from './positionColumns.ts';

const columns = (
  ...names: readonly (string | { name: string; unit?: string; ucd?: string; frame?: string; text?: boolean })[]
) => names.map((column) => (typeof column === 'string' ? { name: column, text: false } : { text: false, ...column }));

describe('the columns of positions', () => {
  test('the main position by UCD wins over names', () => {
    const found = positionColumns(
      columns(
        'ra',
        'dec',
        { name: 'a', ucd: 'pos.eq.ra' },
        { name: 'd', ucd: 'pos.eq.dec' },
        { name: 'A', ucd: 'pos.eq.ra;meta.main' },
        { name: 'D', ucd: 'POS.EQ.DEC;META.MAIN' },
      ),
    );
    expect(found).toMatchObject({ ra: 4, dec: 5 });
  });

  test('errors and proper motions are no positions', () => {
    expect(
      positionColumns(
        columns({ name: 'e_ra', ucd: 'stat.error;pos.eq.ra' }, { name: 'pmra', ucd: 'pos.pm;pos.eq.ra' }),
      ),
    ).toBeUndefined();
  });

  test.each([
    ['ra', 'dec'],
    ['RA', 'DEC'],
    ['RA_ICRS', 'DE_ICRS'],
    ['_RAJ2000', '_DEJ2000'],
    ['RAJ2000', 'DEJ2000'],
    ['ra_deg', 'dec_deg'],
    ['s_ra', 's_dec'],
    ['raMean', 'decMean'],
    ['RA', 'DE'],
    ['ra_1', 'dec_1'],
  ])('%s and %s are found by name', (ra, dec) => {
    expect(positionColumns(columns('id', dec, ra))).toEqual({
      ra: 2,
      dec: 1,
      raForm: 'degrees',
      decForm: 'degrees',
      frame: 'icrs',
    });
  });

  test('a name without its partner is not taken', () => {
    expect(positionColumns(columns('ra', 'RAJ2000', 'DEJ2000'))).toMatchObject({ ra: 1, dec: 2 });
    expect(positionColumns(columns('ra', 'mag'))).toBeUndefined();
  });

  test('columns asked for by name must be there', () => {
    expect(positionColumns(columns('ra', 'dec', 'l', 'b'), { ra: 'l', dec: 'b' })).toMatchObject({ ra: 2, dec: 3 });
    expect(() => positionColumns(columns('ra', 'dec'), { ra: 'RA' })).toThrow('no column `RA`');
  });

  test('units and types say how to read the values', () => {
    const form = (ra: object, dec: object) => {
      const found = positionColumns(columns({ name: 'ra', ...ra }, { name: 'dec', ...dec }))!;
      return [found.raForm, found.decForm];
    };
    expect(form({ unit: 'rad' }, { unit: 'rad' })).toEqual(['radians', 'radians']);
    expect(form({ unit: 'arcmin' }, { unit: 'mas' })).toEqual(['arcminutes', 'milliarcseconds']);
    expect(form({ unit: 'hourangle' }, { unit: 'deg' })).toEqual(['hours', 'degrees']);
    expect(form({ unit: '"h:m:s"', text: true }, { unit: '"d:m:s"', text: true })).toEqual([
      'sexagesimal-hours',
      'sexagesimal-degrees',
    ]);
  });

  test.each([
    [
      'UCDs of the Galaxy',
      [
        { name: 'lon', ucd: 'pos.galactic.lon' },
        { name: 'lat', ucd: 'pos.galactic.lat' },
      ],
      'galactic',
    ],
    [
      'old UCDs of the ecliptic',
      [
        { name: 'a', ucd: 'POS_EC_LON' },
        { name: 'b', ucd: 'POS_EC_LAT' },
      ],
      'ecliptic',
    ],
    [
      'equatorial ones before galactic ones',
      [
        { name: 'l', ucd: 'pos.galactic.lon' },
        { name: 'b', ucd: 'pos.galactic.lat' },
        { name: 'ra' },
        { name: 'dec' },
        { name: 'x', ucd: 'pos.eq.ra' },
        { name: 'y', ucd: 'pos.eq.dec' },
      ],
      'icrs',
    ],
    ['names', ['GLON', 'GLAT'], 'galactic'],
    [
      'names with units',
      [
        { name: 'l', unit: 'deg' },
        { name: 'b', unit: 'deg' },
      ],
      'galactic',
    ],
    ['names of an equinox', ['RAB1950', 'DEB1950'], 'fk4'],
    [
      'what VOTable says',
      [
        { name: 'ra', ucd: 'pos.eq.ra', frame: 'eq_FK4 B1950' },
        { name: 'dec', ucd: 'pos.eq.dec', frame: 'eq_FK4 B1950' },
      ],
      'fk4',
    ],
    [
      'what FITS says',
      [
        { name: 'RA', frame: 'FK5 2000.0' },
        { name: 'DEC', frame: 'FK5 2000.0' },
      ],
      'fk5',
    ],
    [
      'an equinox alone',
      [
        { name: 'RA', frame: '1950.0' },
        { name: 'DEC', frame: '1950.0' },
      ],
      'fk4',
    ],
    [
      'what VOTable says of the ecliptic',
      [
        { name: 'lon', frame: 'ecl_FK5 J2000' },
        { name: 'lat', frame: 'ecl_FK5 J2000' },
      ],
      'ecliptic',
    ],
    [
      'what COOSYS says of the Galaxy',
      [
        { name: 'lon', frame: 'galactic' },
        { name: 'lat', frame: 'galactic' },
      ],
      'galactic',
    ],
  ] as const)('the frame is told by %s', (_, given, frame) => {
    expect(positionColumns(columns(...given))?.frame).toBe(frame);
  });

  test('what is somewhere else is no position', () => {
    expect(
      positionColumns(columns({ name: 'lon', ucd: 'pos.earth.lon' }, { name: 'lat', ucd: 'pos.earth.lat' })),
    ).toBeUndefined();
    expect(positionColumns(columns('l', 'b'))).toBeUndefined();
    expect(positionColumns(columns({ name: 'ra', ucd: 'stat.error;pos.eq.ra' }, 'dec'))).toBeUndefined();
  });

  test('a unit or frame that is not known is refused by name', () => {
    expect(() => positionColumns(columns({ name: 'ra', unit: 'm' }, 'dec'))).toThrow('the unit of `ra`, m, is');
    expect(() =>
      positionColumns(columns({ name: 'ra', frame: 'FK5 J1975' }, { name: 'dec', frame: 'FK5 J1975' })),
    ).toThrow('the frame “FK5 J1975”');
    expect(() => positionColumns(columns({ name: 'ra', frame: 'geo_app' }, 'dec'))).toThrow('geo_app');
    expect(() => positionColumns(columns({ name: 'ra', frame: 'FK4-NO-E 1950' }, 'dec'))).toThrow('FK4-NO-E');
  });

  test('angles become degrees', () => {
    expect(angleDeg('05 35 17.3', 'sexagesimal-hours')).toBeCloseTo(83.8220833, 6);
    expect(angleDeg('-00:23:28', 'sexagesimal-degrees')).toBeCloseTo(-0.3911111, 6);
    expect(angleDeg('-05d23m28s', 'sexagesimal-degrees')).toBeCloseTo(-5.3911111, 6);
    expect(angleDeg('5h35.5m', 'sexagesimal-hours')).toBeCloseTo(83.875, 10);
    expect(angleDeg('12 30.5', 'sexagesimal-degrees')).toBeCloseTo(12.5083333333, 9);
    expect(angleDeg('12 30.5 10', 'sexagesimal-degrees')).toBeNaN();
    expect(angleDeg('83.822', 'sexagesimal-hours')).toBe(83.822);
    expect(angleDeg(Math.PI, 'radians')).toBe(180);
    expect(angleDeg(2, 'hours')).toBe(30);
    expect(angleDeg(null, 'degrees')).toBeNaN();
    expect(angleDeg('', 'sexagesimal-degrees')).toBeNaN();
  });
});
