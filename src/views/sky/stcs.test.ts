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
