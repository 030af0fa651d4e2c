import { expect, test } from 'vitest';
import { isHosted, packagesFor, type PackageLock } from './packageLock.ts';

const KEPT = { version: '1.0', sha256: '', install_dir: 'site', package_type: 'package' };
const LOCK: PackageLock = {
  numpy: { name: 'numpy', imports: ['numpy'], depends: [], file_name: 'numpy.whl', ...KEPT },
  astropy: {
    name: 'astropy',
    imports: ['astropy'],
    depends: ['numpy', 'astropy-iers-data'],
    file_name: 'astropy.whl',
    ...KEPT,
  },
  'astropy-iers-data': {
    name: 'astropy-iers-data',
    imports: ['astropy_iers_data'],
    depends: [],
    file_name: 'iers.whl',
    ...KEPT,
  },
};

test('a module brings its package and all that this needs, each once', () => {
  expect(packagesFor(LOCK, ['astropy', 'numpy', 'nonesuch'], [])).toEqual(['numpy', 'astropy', 'astropy-iers-data']);
});

test('what is loaded already stays out, however its name is spelt', () => {
  expect(packagesFor(LOCK, ['astropy'], ['NumPy', 'astropy_iers_data'])).toEqual(['astropy']);
});

test('a package of the public host brings those of the site that it needs, in whatever spelling', () => {
  const lock: PackageLock = {
    ...LOCK,
    'lazy-loader': {
      name: 'lazy-loader',
      imports: ['lazy_loader'],
      depends: [],
      file_name: 'https://host.example/lazy.whl',
      ...KEPT,
    },
    skimage: {
      name: 'skimage',
      imports: ['skimage'],
      depends: ['numpy', 'lazy_loader'],
      file_name: 'https://host.example/sk.whl',
      ...KEPT,
    },
  };
  const names = packagesFor(lock, ['skimage'], []);
  expect(names).toEqual(['skimage', 'numpy', 'lazy-loader']);
  expect(names.filter((name) => isHosted(lock[name]!))).toEqual(['skimage', 'lazy-loader']);
});
