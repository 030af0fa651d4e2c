import { expect, test } from 'vitest';
import { HAS_PYTHON, readPackage, TestPython } from './testing/openNodePython.ts';

const TO_PANDAS = 'from astropy.table import Table\nTable({"a": [1, 2]}).to_pandas().shape';

test.skipIf(!HAS_PYTHON)(
  'a package that only a library names, and for which this browser cannot wait, is there when the cell runs again',
  async () => {
    const python = await new TestPython(undefined, () => {
      throw new Error('this browser cannot wait for it');
    }).boot([]);
    const failure = await python.run(TO_PANDAS).then(
      () => undefined,
      (error: { readonly failure: unknown }) => error.failure,
    );
    expect(failure).toMatchObject({
      kind: 'python',
      message: expect.stringMatching(/pandas could not be brought.*run the cell again.*import pandas/) as string,
    });
    await python.run(TO_PANDAS);
    expect(python.shown()[0]).toMatchObject({ 'text/plain': '(2, 1)' });
  },
);

test.skipIf(!HAS_PYTHON)('astropy uses an optional package that came after its modules had looked for it', async () => {
  const python = await new TestPython().boot([]);
  await python.run(`import importlib, pathlib
from astropy.stats import funcs, nanfunctions
before = nanfunctions.HAS_BOTTLENECK
pathlib.Path('bottleneck.py').write_text('')
importlib.invalidate_caches()
(before, nanfunctions.HAS_BOTTLENECK, funcs.HAS_BOTTLENECK)`);
  expect(python.shown()[0]).toMatchObject({ 'text/plain': '(False, True, True)' });
});

/** Cells with what astropy takes of SciPy as its modules are imported, which an image may have done without it. */
const WITH_SCIPY = {
  'distances of cosmologies':
    'from astropy.cosmology import Planck18, z_at_value\nimport astropy.units as u\nrepr((Planck18.luminosity_distance(1), Planck18.age(0.5), z_at_value(Planck18.age, 2 * u.Gyr)))',
  'cosmologies without radiation':
    'from astropy.cosmology import FlatLambdaCDM, LambdaCDM\nrepr((FlatLambdaCDM(70, 0.3, Tcmb0=0).comoving_distance(2), LambdaCDM(70, 0.3, 0.6, Tcmb0=0).lookback_time(1)))',
  covariances:
    'from astropy.nddata import Covariance\nimport numpy as np\nrepr(Covariance.from_array(np.eye(3) * 2).to_dense())',
};

test.skipIf(!HAS_PYTHON).each(Object.entries(WITH_SCIPY))(
  'from an image without SciPy, astropy uses it as without an image: %s',
  async (_, text) => {
    const shown: unknown[] = [];
    for (const image of [readPackage('science.image'), Buffer.from('no image')]) {
      const python = await new TestPython(undefined, undefined, image).boot(['astropy']);
      await python.run(text);
      shown.push(python.shown().at(-1)?.['text/plain']);
    }
    expect(shown[0]).toBeTypeOf('string');
    expect(shown[0]).toEqual(shown[1]);
  },
);

test.skipIf(!HAS_PYTHON)('a package that came after astropy’s tables had looked for it is used by them', async () => {
  const python = await new TestPython().boot(['astropy']);
  await python.run(`import importlib, pathlib
from astropy.table import soco
pathlib.Path('sortedcontainers.py').write_text('SortedList = sorted')
importlib.invalidate_caches()
soco.SortedList([2, 1])`);
  expect(python.shown()[0]).toMatchObject({ 'text/plain': '[1, 2]' });
});
