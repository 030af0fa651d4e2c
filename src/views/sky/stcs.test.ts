import { describe, expect, test } from 'vitest';
import { extentOf } from './extent.ts';
import { parseStcs } from './stcs.ts';

describe('STC-S', () => {
  test('circles, polygons and positions with a frame and a reference position', () => {
    expect(parseStcs('Circle ICRS GEOCENTER 10.5 -20 0.5')).toEqual([
      { kind: 'circle', raDeg: 10.5, decDeg: -20, radiusDeg: 0.5 },
    ]);
    expect(parseStcs('POLYGON ICRS 1 2 3 4 5 -6')).toEqual([
      {
        kind: 'polygon',
        vertices: [
          [1, 2],
          [3, 4],
          [5, -6],
        ],
      },
    ]);
    expect(parseStcs('POSITION 1 2')).toEqual([{ kind: 'position', raDeg: 1, decDeg: 2 }]);
  });

  test('a box has the angular size it says, at the pole as well', () => {
    const [box] = parseStcs('BOX ICRS 30 60 2 1');
    if (box?.kind !== 'polygon') throw new Error('no polygon');
    const cap = extentOf(box.vertices)!;
    expect(cap.raDeg).toBeCloseTo(30, 1);
    expect(cap.decDeg).toBeCloseTo(60, 1);
    expect(cap.radiusDeg).toBeCloseTo(Math.hypot(1, 0.5), 2);
    const [polar] = parseStcs('BOX ICRS 0 90 2 2');
    if (polar?.kind !== 'polygon') throw new Error('no polygon');
    for (const [, dec] of polar.vertices) expect(dec).toBeCloseTo(90 - Math.SQRT2, 3);
  });

  test('a union and a list give each of their regions', () => {
    expect(parseStcs('UNION ICRS (CIRCLE 1 2 3 POLYGON 1 2 3 4 5 6)').map((r) => r.kind)).toEqual([
      'circle',
      'polygon',
    ]);
    expect(() => parseStcs(`${'A '.repeat(11)}POSITION 1 2`)).toThrow('cannot read `A`');
    expect(parseStcs('POLYGON J2000 1 2 3 4 5 6 POLYGON J2000 1 2 3 4 5 6')).toHaveLength(2);
  });

  test.each(['', 'CIRCLE ICRS 1 2', 'POLYGON ICRS 1 2 3 4', 'CIRCLE GALACTIC 1 2 3', 'ELLIPSE ICRS 1 2 3 4 5'])(
    '%j is refused with a reason',
    (text) => {
      expect(() => parseStcs(text)).toThrow(SyntaxError);
    },
  );

  test.each([
    ['CIRCLE ICRS CARTESIAN2 10 20 1', /CARTESIAN2 are no longitudes/],
    ['CIRCLE ICRS 10 20 -1', /radius -1° of a CIRCLE is negative/],
    ['CIRCLE 10 200 1', /declination 200° of a CIRCLE is beyond a pole/],
    ['POSITION 10 -90.5', /declination -90.5° of a POSITION is beyond a pole/],
    ['POLYGON ICRS 0 0 1 0 1 1 0 95', /declination 95° of a POLYGON is beyond a pole/],
    ['UNION ICRS (CIRCLE 1 2 3 CIRCLE 1 2 -3)', /radius -3° of a CIRCLE is negative/],
    ['BOX 10 20 -1 1', /BOX has sides from 0° to less than 180°, not -1° and 1°/],
    ['BOX 10 20 1 180', /BOX has sides from 0° to less than 180°/],
  ])('%s is refused in plain words', (text, message) => {
    expect(() => parseStcs(text)).toThrow(message);
  });

  test('poles, points and longitudes of 200° are places', () => {
    expect(parseStcs('CIRCLE 200 90 0')).toHaveLength(1);
    expect(parseStcs('POLYGON 200 -90 300 0 100 0')).toHaveLength(1);
  });
});

describe('the extent of points', () => {
  test('points across RA 0 have their middle there', () => {
    const cap = extentOf([
      [359, 0],
      [1, 0],
    ])!;
    expect(Math.min(cap.raDeg, 360 - cap.raDeg)).toBeCloseTo(0, 9);
    expect(cap.radiusDeg).toBeCloseTo(1, 9);
  });

  test('points all around are the whole sky', () => {
    expect(
      extentOf([
        [0, 0],
        [90, 0],
        [180, 0],
        [270, 0],
      ]),
    ).toMatchObject({ radiusDeg: 180 });
    expect(extentOf([])).toBeUndefined();
  });
});
