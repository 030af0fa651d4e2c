import { expect, test } from 'vitest';
import { unitNamed, unitRatio } from './unitNamed.ts';

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
