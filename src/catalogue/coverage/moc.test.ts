import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DATA_FOLDERS } from '../../build/fixtures/dataFolders.ts';
import { pixelAt } from '../healpix/pixelAt.ts';
import { coverageOf, skyFraction, touches, WHOLE_SKY, type Coverage } from './coverage.ts';
import { mocFromAscii, mocFromJson, mocToJson } from './mocText.ts';
import { readMoc } from './readMoc.ts';
import { complement, degraded, difference, intersection, union } from './setOperations.ts';

type Expected = {
  readonly testpoints: readonly (readonly [number, number])[];
  readonly files: Readonly<
    Record<
      string,
      {
        readonly class?: string;
        readonly sky_fraction?: number;
        readonly n_ranges?: number;
        readonly contains_testpoints?: readonly boolean[];
      }
    >
  >;
  /** Names of the two files that are combined. */
  readonly operands?: readonly [string, string];
  readonly set_operations: Readonly<Record<string, number>>;
};
const has = (coverage: Coverage, ra: number, dec: number) =>
  touches(coverage, [pixelAt(ra, dec, 29), pixelAt(ra, dec, 29) + 1n]);

describe.each(DATA_FOLDERS)('MOCs of other programs ($name)', ({ name, path, expected: expectedOf }) => {
  const expected = expectedOf<Expected>('moc');
  const load = (name: string) => readMoc(new Uint8Array(readFileSync(path('moc', name))));
  const ofSky = Object.entries(expected.files).filter(([, file]) => file.class === 'MOC');
  const others = Object.entries(expected.files).filter(([, file]) => file.class !== 'MOC');

  it.each(ofSky)('reads %s as MOCPy does', (name, file) => {
    const coverage = load(name);
    expect(skyFraction(coverage)).toBeCloseTo(file.sky_fraction!, 14);
    expect(coverage).toHaveLength(file.n_ranges!);
    expect(expected.testpoints.map(([ra, dec]) => has(coverage, ra, dec))).toEqual(file.contains_testpoints);
  });

  it.each(others)('refuses %s, which is no MOC of the sky', (name) => {
    expect(() => load(name)).toThrow(SyntaxError);
  });

  it('combines coverages as MOCPy does', () => {
    const [one, other] = name === 'ours' ? ['A', 'B'] : ['GALEX', 'SDSS'];
    const files = expected.operands ?? ['mocpy/resources/P-GALEXGR6-AIS-FUV.fits', 'mocpy/resources/P-SDSS9-r.fits'];
    const [a, b] = [load(files[0]), load(files[1])];
    const results: Readonly<Record<string, Coverage>> = {
      [`${one}∩${other}`]: intersection(a, b),
      [`${one}∪${other}`]: union(a, b),
      [`${one}-${other}`]: difference(a, b),
      ...Object.fromEntries(
        [3, 5, 7].flatMap((k) => [
          [`${other} degraded to order ${k}`, degraded(b, k)],
          [`${one} degraded to order ${k}`, degraded(a, k)],
        ]),
      ),
    };
    for (const [name, coverage] of Object.entries(results))
      expect(skyFraction(coverage), name).toBeCloseTo(expected.set_operations[`${name} sky_fraction`]!, 14);
    expect(complement(complement(a))).toEqual(a);
  });
});

describe('MOCs', () => {
  it('reads the same coverage from JSON and ASCII, with spaces or commas', () => {
    const json = mocFromJson({ '3': [3, 10], '4': [16, 17, 18, 22], '29': [] });
    expect(mocFromAscii('3/3 10 4/16-18 22 29/')).toEqual(json);
    expect(mocFromAscii('s3/3,10 4/16-18,22')).toEqual(json);
  });

  it('writes JSON in the fewest pixels and reads it back', () => {
    expect(mocToJson(mocFromJson({ '1': [4, 5, 6, 7, 9] }))).toEqual({ '0': [1], '1': [9] });
    expect(mocToJson(WHOLE_SKY)).toEqual({ '0': [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] });
    const fine = coverageOf([[123456789n, 123456790n]]);
    const [range] = mocFromJson(mocToJson(fine));
    expect(range![0] <= 123456789n && range![1] >= 123456790n).toBe(true);
  });

  it.each(['', '3', '3/5-', '30/1', '2/192', 't61/5', 'CIRCLE 1 2 3'])('says what is wrong with “%s”', (text) => {
    if (text === '') expect(mocFromAscii(text)).toEqual([]);
    else expect(() => mocFromAscii(text)).toThrow(SyntaxError);
  });
});
