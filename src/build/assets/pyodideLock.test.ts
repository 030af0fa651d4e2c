import { expect, it } from 'vitest';
import type { PackageLock } from '../../../workers/python/packageLock.ts';
import { pyodideLock, type Distributed } from './pyodideLock.ts';

const distributed = (name: string, imports: readonly string[]): Distributed => ({
  name,
  version: '1.0',
  file_name: `${name}-1.0.whl`,
  install_dir: 'site',
  sha256: 'a'.repeat(64),
  package_type: 'package',
  imports,
  depends: [],
});

it('packages of the distribution that the site lacks are named at their host, with their hash; its own stay its own', () => {
  const asset = { kind: 'wheel', name: 'numpy', version: '2.0', file: 'numpy.whl', sha256: '', sources: [] } as const;
  const text = pyodideLock(
    {},
    [{ asset: { ...asset, imports: ['numpy'] }, file: 'numpy.whl', sha256: 'b' }],
    [
      distributed('numpy', ['numpy']),
      distributed('lazy_loader', ['lazy_loader']),
      distributed('IPython', ['IPython']),
      distributed('h5py-tests', []),
    ],
    'https://host.example/v1/',
  );
  const { packages } = JSON.parse(text) as { readonly packages: PackageLock };
  expect(Object.keys(packages)).toEqual(['lazy-loader', 'numpy']);
  expect(packages['numpy']!.file_name).toBe('numpy.whl');
  expect(packages['lazy-loader']).toMatchObject({
    file_name: 'https://host.example/v1/lazy_loader-1.0.whl',
    sha256: 'a'.repeat(64),
  });
});
