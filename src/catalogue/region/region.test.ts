import { describe, expect, it } from 'vitest';
import { skyFraction, touches, type Coverage } from '../coverage/coverage.ts';
import { vectorOnFace } from '../healpix/centre.ts';
import { pixelAt } from '../healpix/pixelAt.ts';
import { positionOf, separation, unit, vectorAt, type Vector } from '../healpix/sphere.ts';
import { scatteredPositions, seededRandom } from '../testing/scatteredPositions.ts';
import { coverRegion } from './coverRegion.ts';
import type { Position, Region } from './region.ts';
import { regionContains } from '../testing/regionContains.ts';

function has(coverage: Coverage, [ra, dec]: Position): boolean {
  const pixel = pixelAt(ra, dec, 29);
  return touches(coverage, [pixel, pixel + 1n]);
}

/** A position at an angular distance and bearing from a centre, all in degrees. */
function offset([ra, dec]: Position, distanceDeg: number, bearingDeg: number): Position {
  const centre = vectorAt(ra, dec);
  const east = vectorAt(ra + 90, 0);
  const north: Vector = [
    centre[1] * east[2] - centre[2] * east[1],
    centre[2] * east[0] - centre[0] * east[2],
    centre[0] * east[1] - centre[1] * east[0],
  ];
  const [d, b] = [distanceDeg, bearingDeg].map((angle) => (angle * Math.PI) / 180) as [number, number];
  const mix = (i: 0 | 1 | 2) =>
    Math.cos(d) * centre[i] + Math.sin(d) * (Math.sin(b) * east[i] + Math.cos(b) * north[i]);
  return positionOf([mix(0), mix(1), mix(2)]);
}

describe('the coverage of a circle', () => {
  it('holds every point of the circle, from 10 microarcseconds to the whole sky', () => {
    const random = seededRandom(1);
    for (let trial = 0; trial < 150; trial++) {
      const centre =
        trial % 10 === 0 ? ([random() * 360, random() < 0.5 ? 90 : -90] as const) : scatteredPositions(random, 1)[0]!;
      const radiusDeg = 10 ** (-8.5 + 10.75 * random());
      const coverage = coverRegion({ kind: 'circle', raDeg: centre[0], decDeg: centre[1], radiusDeg });
      for (let i = 0; i < 100; i++) {
        const inside = offset(centre, radiusDeg * (i < 50 ? 1 - 1e-9 : Math.sqrt(random())), random() * 360);
        if (!has(coverage, inside))
          expect.fail(`${String(inside)} of the circle of ${radiusDeg}° about ${String(centre)} is not covered`);
      }
    }
  });

  it('covers little beside it: less than 1.4 times its area', () => {
    const random = seededRandom(2);
    for (let trial = 0; trial < 100; trial++) {
      const [raDeg, decDeg] = scatteredPositions(random, 1)[0]!;
      const radiusDeg = 10 ** (-6 + 7.5 * random());
      const area = Math.sin((radiusDeg * Math.PI) / 360) ** 2;
      const covered = skyFraction(coverRegion({ kind: 'circle', raDeg, decDeg, radiusDeg }));
      expect(covered / area).toBeGreaterThan(1);
      expect(covered / area, `${radiusDeg}° about ${raDeg} ${decDeg}`).toBeLessThan(1.4);
    }
  });

  it('covers both sides of RA 0', () => {
    const coverage = coverRegion({ kind: 'circle', raDeg: 0, decDeg: 10, radiusDeg: 1 });
    expect(has(coverage, [359.1, 10]) && has(coverage, [0.9, 10]) && has(coverage, [360, 10.9])).toBe(true);
    expect(has(coverage, [180, 10])).toBe(false);
  });
});

describe('the coverage of other regions', () => {
  const regions: readonly (readonly [string, Region])[] = [
    [
      'a convex polygon',
      {
        kind: 'polygon',
        vertices: [
          [10, 10],
          [20, 12],
          [18, 25],
        ],
      },
    ],
    [
      'a concave polygon that is an arrow',
      {
        kind: 'polygon',
        vertices: [
          [350, -20],
          [10, -20],
          [0, 0],
          [0, -15],
        ],
      },
    ],
    [
      'a star with twelve corners about the pole',
      { kind: 'polygon', vertices: Array.from({ length: 12 }, (_, i) => [i * 30, i % 2 ? 85 : 60] as const) },
    ],
    [
      'the sky outside a triangle',
      {
        kind: 'polygon',
        vertices: [
          [10, 10],
          [40, 10],
          [25, 40],
        ],
        complement: true,
      },
    ],
    [
      'a polygon of just less than a hemisphere',
      { kind: 'polygon', vertices: Array.from({ length: 8 }, (_, i) => [i * 45, 1] as const) },
    ],
    [
      'a sliver',
      {
        kind: 'polygon',
        vertices: [
          [100, -40],
          [140, -40],
          [120, -42.5],
        ],
      },
    ],
    ['a box at the equator', { kind: 'box', raDeg: 0, decDeg: 0, widthDeg: 10, heightDeg: 5 }],
    ['a box over the pole', { kind: 'box', raDeg: 30, decDeg: 88, widthDeg: 20, heightDeg: 20 }],
    ['a wide box', { kind: 'box', raDeg: 200, decDeg: -30, widthDeg: 170, heightDeg: 90 }],
    ['a range across RA 0', { kind: 'zone', raMinDeg: 350, raMaxDeg: 20, decMinDeg: -40, decMaxDeg: -30 }],
    ['a range to the pole', { kind: 'zone', raMinDeg: 300, raMaxDeg: 280, decMinDeg: 60, decMaxDeg: 90 }],
    ['a band of declination', { kind: 'zone', decMinDeg: 12, decMaxDeg: 12.4 }],
  ];

  it.each(regions)('holds every point of %s, and little else', (_, region) => {
    const isInside = regionContains(region);
    const coverage = coverRegion(region);
    const positions = scatteredPositions(seededRandom(5), 20_000);
    const inside = positions.filter(([ra, dec]) => isInside(ra, dec));
    const covered = positions.filter((position) => has(coverage, position)).length;
    expect(inside.length).toBeGreaterThan(5);
    for (const position of inside) if (!has(coverage, position)) expect.fail(`${String(position)} is not covered`);
    expect(covered).toBeLessThanOrEqual(1.6 * inside.length + 60);
  });

  it('takes the smaller part of the sky whichever way a polygon’s vertices run', () => {
    const vertices: readonly Position[] = [
      [10, 10],
      [20, 12],
      [18, 25],
    ];
    const forth = regionContains({ kind: 'polygon', vertices });
    const back = regionContains({ kind: 'polygon', vertices: vertices.toReversed() });
    for (const [ra, dec] of scatteredPositions(seededRandom(8), 5000)) expect(forth(ra, dec)).toBe(back(ra, dec));
    expect(forth(16, 15) && !forth(196, -15)).toBe(true);
  });

  it('finds the same inside as a walk of half-planes, for convex polygons', () => {
    const random = seededRandom(9);
    for (let trial = 0; trial < 60; trial++) {
      const centre = scatteredPositions(random, 1)[0]!;
      const radius = 1 + random() * 60;
      const bearings = Array.from({ length: 3 + Math.floor(random() * 5) }, () => random() * 360).sort((a, b) => b - a);
      if (bearings.some((b, i) => ((b - bearings[(i + 1) % bearings.length]! + 360) % 360 || 360) > 170)) continue;
      const vertices = bearings.map((bearing) => offset(centre, radius, bearing));
      const sides = vertices.map((v, i) => {
        const [a, b] = [vectorAt(...v), vectorAt(...vertices[(i + 1) % vertices.length]!)];
        return unit([a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]);
      });
      const isInside = regionContains({ kind: 'polygon', vertices });
      for (const [ra, dec] of scatteredPositions(random, 300)) {
        const p = vectorAt(ra, dec);
        const expected = sides.every((n) => n[0] * p[0] + n[1] * p[1] + n[2] * p[2] >= 0);
        if (isInside(ra, dec) !== expected) expect.fail(`${ra} ${dec} in ${JSON.stringify(vertices)}`);
      }
    }
  });

  it('refuses a polygon of fewer than three different vertices and a box of no size', () => {
    expect(() =>
      coverRegion({
        kind: 'polygon',
        vertices: [
          [1, 1],
          [2, 2],
          [1, 1],
        ],
      }),
    ).toThrow(RangeError);
    expect(() => coverRegion({ kind: 'box', raDeg: 0, decDeg: 0, widthDeg: 0, heightDeg: 5 })).toThrow(RangeError);
  });
});

it('takes for each pixel a cap that holds its whole border', () => {
  for (const n of [1, 2, 4, 8, 64]) {
    for (const face of [0, 4, 8]) {
      for (let x = 0; x < n; x += Math.max(1, n / 8)) {
        for (let y = 0; y < n; y += Math.max(1, n / 8)) {
          const centre = vectorOnFace(face, x + 0.5, y + 0.5, n);
          const corners = [
            [0, 0],
            [1, 0],
            [0, 1],
            [1, 1],
          ].map(([dx, dy]) => separation(centre, vectorOnFace(face, x + dx!, y + dy!, n)));
          const cap = Math.max(...corners) * (n < 4 ? 1.12 : 1.01);
          for (let t = 0; t <= 1; t += 1 / 64) {
            for (const [dx, dy] of [
              [t, 0],
              [t, 1],
              [0, t],
              [1, t],
            ] as const) {
              if (separation(centre, vectorOnFace(face, x + dx, y + dy, n)) > cap)
                expect.fail(`${dx} ${dy} of pixel ${x} ${y} on face ${face} of ${n}`);
            }
          }
        }
      }
    }
  }
});
