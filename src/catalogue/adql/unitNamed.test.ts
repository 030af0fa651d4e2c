import { expect, test } from 'vitest';
import { seededRandom } from '../testing/scatteredPositions.ts';
import { unitFraction, unitNamed, unitRatio } from './unitNamed.ts';

// Ratios as astropy 7.2 has them.
test.each([
  ['mas/yr', 'deg/yr', 2.777777777777778e-7],
  ['mas.yr**-1', 'mas yr-1', 1],
  ['mas / yr', 'arcsec.a-1', 1e-3],
  ['erg / (cm2 s)', 'W.m-2', 1e-3],
  ['km s-1', 'pc/Myr', 1.022712165045695],
  ['mJy', 'erg/(s cm2 Hz)', 1e-26],
  ['Angstrom', 'um', 1e-4],
  ['solMass', 'kg', 1.988409870698051e30],
  ['arcsec**2', 'deg2', 7.71604938271605e-8],
  ['1.5 h', 'd', 0.0625],
  ['keV', 'J', 1.602176634e-16],
  ['10**3 m', 'km', 1],
  ['kpc', 'AU', 206264806.24709633],
  ['arcmin', 'rad', 0.0002908882086657216],
  ['dam', 'm', 10],
  ['%', '', 0.01],
])('%s is so many %s: %f', (from, to, ratio) => {
  expect(unitRatio(unitNamed(from)!, unitNamed(to)!)! / ratio).toBeCloseTo(1, 13);
});

test.each([
  ['mas', 'arcsec'],
  ['deg', 'arcmin'],
  ['deg', 'arcsec'],
  ['arcsec', 'deg'],
  ['arcmin', 'arcsec'],
  ['mas/yr', 'deg/yr'],
  ['Jy', 'mJy'],
  ['uJy', 'Jy'],
  ['Angstrom', 'nm'],
  ['Å', 'um'],
  ['nm', 'Angstrom'],
  ['km/s', 'm/s'],
  ['cm s-1', 'km s-1'],
  ['h', 'min'],
  ['d', 's'],
  ['yr', 'd'],
  ['hourangle', 'deg'],
  ['kpc', 'Mpc'],
  ['erg', 'J'],
  ['W.m-2', 'mW.m-2'],
  ['arcsec2', 'deg2'],
  ['%', ''],
])('values in %s are in %s what no other double is nearer to', (from, to) => {
  const { numerator, denominator } = unitFraction(unitNamed(from)!, unitNamed(to)!)!;
  const random = seededRandom(11);
  for (let n = 0; n < 500; n++) {
    const value = n % 2 === 0 ? Math.round(random() * 1e6) / 1e3 + 0.001 : random() * 10 ** Math.round(10 * random());
    const found = (value * numerator) / denominator;
    const off = (other: number) => {
      const miss = exactly(other) * BigInt(denominator) - exactly(value) * BigInt(numerator);
      return miss < 0n ? -miss : miss;
    };
    expect(off(found) <= off(beside(found, 1n)) && off(found) <= off(beside(found, -1n)), String(value)).toBe(true);
  }
});

/** A double as so many of the smallest one. */
function exactly(value: number): bigint {
  const bits = beside(value);
  const exponent = (bits >> 52n) & 0x7ffn;
  return exponent === 0n ? bits : ((bits & 0xfffffffffffffn) | 0x10000000000000n) << (exponent - 1n);
}

function beside(value: number): bigint;
function beside(value: number, steps: bigint): number;
function beside(value: number, steps?: bigint): bigint | number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  if (steps === undefined) return view.getBigInt64(0);
  view.setBigInt64(0, view.getBigInt64(0) + steps);
  return view.getFloat64(0);
}

test.each(['mas', 'deg', 'hourangle', 'pc', 'eV', 'm**0.5', 'keV/(cm2 s)', '1.5e-7 m', 'mag/arcsec2'])(
  '%s is exactly one of itself',
  (text) => {
    expect(unitFraction(unitNamed(text)!, unitNamed(text)!)).toEqual({ numerator: 1, denominator: 1 });
  },
);

test.each(['9e300 m', '1e-300 m', 'm**99999', '(Ym)**30', '1/0 m', '0 m', '1e999 m', 'km**0.3333', '(1e200 m)**9'])(
  '%s is read at once, and its ratio a number or none',
  (text) => {
    const unit = unitNamed(text);
    const ratio = unit && unitRatio(unit, unitNamed('m')!);
    expect(ratio === undefined || (Number.isFinite(ratio) && ratio > 0)).toBe(true);
  },
);

test.each(['dex(cm / s2)', 'mag(Jy)', 'mag(ct/s)', 'mag (Jy)', 'mmag(ct)', 'Jy/dex(m)', '(dex(m))', 'dB(mW)'])(
  '%s is a logarithm, and no unit here',
  (text) => {
    expect(unitNamed(text)).toBeUndefined();
  },
);

test.each(['furlong', 'm**', 'mag(AB)', "'electron'.s**-1", 'log(cm.s**-2)', '(m', 'm/', 'm)', '['.repeat(99)])(
  '%s is no unit',
  (text) => {
    expect(unitNamed(text)).toBeUndefined();
  },
);

test.each([
  ['mas', 'mas/yr'],
  ['mag', 'Jy'],
  ['Hz', 'm'],
  ['deg', ''],
])('%s is never %s', (from, to) => {
  expect(unitRatio(unitNamed(from)!, unitNamed(to)!)).toBeUndefined();
});
