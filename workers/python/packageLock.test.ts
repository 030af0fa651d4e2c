import { expect, test } from 'vitest';
import { packagesFor, type PackageLock } from './packageLock.ts';

const LOCK: PackageLock = {
  numpy: { imports: ['numpy'], depends: [], file_name: 'numpy.whl' },
  astropy: { imports: ['astropy'], depends: ['numpy', 'astropy-iers-data'], file_name: 'astropy.whl' },
  'astropy-iers-data': { imports: ['astropy_iers_data'], depends: [], file_name: 'iers.whl' },
};

test('a module brings its package and all that this needs, each once', () => {
  expect(packagesFor(LOCK, ['astropy', 'numpy', 'nonesuch'], [])).toEqual(['numpy', 'astropy', 'astropy-iers-data']);
});

test('what is loaded already stays out, however its name is spelt', () => {
  expect(packagesFor(LOCK, ['astropy'], ['NumPy', 'astropy_iers_data'])).toEqual(['astropy']);
});
