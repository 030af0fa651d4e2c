import { beforeAll, describe, expect, test } from 'vitest';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

describe.skipIf(!HAS_PYTHON)('what Python holds', () => {
  const python = new TestPython();
  beforeAll(async () => {
    await python.boot();
  });

  test('is told by name, type, shape and size, the largest first, and can be let go', async () => {
    const text = `
import numpy as np
from astropy.table import Table
image = np.zeros((1000, 2000))
stars = Table({"ra": np.arange(10.0), "dec": np.arange(10.0)})
notes = ["a", "b"]
def helper(): pass
`;
    await python.run(text, { defines: ['np', 'Table', 'image', 'stars', 'notes', 'helper'], cellId: 'a' });
    const { memoryBytes, names } = await python.worker.holdings();
    expect(memoryBytes).toBeGreaterThan(16_000_000);
    expect(names).toMatchObject([
      { name: 'image', type: 'numpy.ndarray', shape: [1000, 2000], bytes: 16_000_000 },
      { name: 'stars', type: 'astropy.table.table.Table', shape: [10, 2], bytes: 160 },
      { name: 'notes', type: 'list', shape: [2] },
    ]);
    await python.worker.forget(['image'], 'a');
    expect((await python.worker.holdings()).names.map(({ name }) => name)).toEqual(['stars', 'notes']);
  });

  test('are files too, which can be read', async () => {
    await python.run(
      'import os\nos.makedirs("out", exist_ok=True)\nwith open("out/a.txt", "w") as f: print("here", file=f)',
    );
    expect((await python.worker.holdings()).files).toEqual([{ path: 'out/a.txt', bytes: 5 }]);
    expect(new TextDecoder().decode(await python.worker.readFile('out/a.txt'))).toBe('here\n');
  });

  test.each([
    ['out/a.txt', /^here$/],
    ['out/t.csv', /^ a +b *\n[^]*\n2 rows in all$/],
    ['out/t.fits', /^0 PRIMARY: PrimaryHDU \(\)\n1 .*BinTableHDU[^]* pc *\n[^]*2 rows in all$/],
    ['out/i.fits', /^0 PRIMARY: PrimaryHDU \(3, 2\)$/],
    ['out/b.bin', /^2 bytes that are no text$/],
    ['out/bad.fits', /^no FITS$/],
  ])('of the file %s the beginning is told', async (path, told) => {
    await python.run(
      'import numpy as np\nfrom astropy.io import fits\nfrom astropy.table import Table\nt = Table({"a": [1, 2], "b": ["x", "y"]})\nt.write("out/t.csv", overwrite=True)\nt["a"].unit = "pc"\nt.write("out/t.fits", overwrite=True)\nfits.writeto("out/i.fits", np.zeros((3, 2)), overwrite=True)\nopen("out/b.bin", "wb").write(b"\\0a")\nopen("out/bad.fits", "w").write("no FITS")',
    );
    expect(await python.worker.previewFile(path)).toMatch(told);
  });
});
