import { expect, test } from 'vitest';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

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
