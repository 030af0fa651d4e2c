import { beforeAll, describe, expect, test } from 'vitest';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

/** micropip, where only these packages exist. */
const PYPI = `
import micropip, sys, types
_asked = []
async def _install(name, deps=True):
    _asked.append(name)
    if name == "sunny":
        sys.modules["sunny"] = types.ModuleType("sunny")
        sys.modules["sunny"].__spec__ = types.SimpleNamespace(name="sunny")
    elif name == "dated":
        import os
        os.makedirs("/tmp/site-packages/dated", exist_ok=True)
        open("/tmp/site-packages/dated/__init__.py", "w").write("import numpy\\nfrom numpy import no_longer\\n")
        sys.path.append("/tmp/site-packages")
    elif name == "python-dotenv":
        raise ValueError("Can't find a pure Python 3 wheel for 'python-dotenv'.\\nSee: https://pyodide.org")
    elif name == "crossed":
        raise ValueError("Requested 'pandas<3.0.0', but pandas==3.0.1 is already installed")
    elif name == "leaning":
        raise ValueError("Can't fetch metadata for 'missing-part'. Please make sure you have entered a correct package name")
    elif name == "half" and deps:
        raise ValueError("Can't find a pure Python 3 wheel for 'compiled-part'.")
    elif name == "half":
        sys.modules["half"] = types.ModuleType("half")
        sys.modules["half"].__spec__ = types.SimpleNamespace(name="half")
    elif name == "lonely":
        raise OSError("Failed to fetch")
    else:
        raise ValueError(f"Can't fetch metadata for '{name}'. Please make sure you have entered a correct package name")
micropip.install = _install
import skybook.packages.despite as _despite
_despite.requires = lambda name: ["compiled-part>=1", "numpy<1", "other; extra == 'x'"] if name == "half" else []
`;

describe.skipIf(!HAS_PYTHON)('an import of what the site does not have', () => {
  const python = new TestPython();
  beforeAll(async () => {
    await python.boot();
    await python.setUp(PYPI);
  });
  const failing = (text: string) =>
    python.run(text).then(
      () => undefined,
      (error: { failure: { message: string; advice: string } }) => error.failure,
    );

  test('brings a pure package of PyPI', async () => {
    await python.run('import sunny\nsunny.__name__');
    expect(python.shown()).toEqual([{ 'text/plain': "'sunny'" }]);
    expect(python.events.map((event) => event.kind === 'progress' && event.progress.label)).toContain(
      'Looking for sunny on PyPI',
    );
  });

  test('says when a package is compiled, by its own name', async () => {
    expect(await failing('import dotenv')).toMatchObject({
      message: "ModuleNotFoundError: No module named 'dotenv'",
      advice: expect.stringContaining('python-dotenv or something that it needs only in compiled form'),
    });
  });

  test('says what does the work of a package that a page cannot run', async () => {
    expect(await failing('import healpy as hp')).toMatchObject({
      advice: expect.stringMatching(
        /^healpy could not be had from cdn\.jsdelivr\.net.*Here: cdshealpix and astropy_healpix/,
      ),
    });
    expect(await failing('import lsdb')).toMatchObject({
      advice: expect.stringMatching(
        /^lsdb needs what is compiled and no page can run\. Here: from skybook import catalog, xmatch/,
      ),
    });
  });

  test('says when nobody has it, and leaves an optional import alone', async () => {
    expect(await failing('from nonesuch.part import x')).toMatchObject({
      advice: expect.stringContaining('has a package nonesuch'),
    });
    await python.run('try:\n    import nonesuch\nexcept ImportError:\n    print("without")');
    expect(python.printed()).toBe('without\n');
  });

  test.each([
    ['crossed', /^crossed needs pandas<3\.0\.0, and pandas==3\.0\.1 is here/],
    ['leaning', /^leaning needs missing-part, which/],
    ['lonely', /^PyPI could not be reached to bring lonely \(Failed to fetch\)/],
  ])('says of %s what kept it from being brought', async (module, advice) => {
    expect(await failing(`import ${module}`)).toMatchObject({ advice: expect.stringMatching(advice) });
  });

  test('says of a package that fails as it is imported that it was made for others than are here', async () => {
    expect(await failing('import dated')).toMatchObject({
      message: expect.stringContaining("cannot import name 'no_longer' from 'numpy'") as string,
      advice: expect.stringMatching(/^dated .*was not made for what is here \(numpy 2\..*source code alone/),
    });
    expect(await failing('1 / 0')).toMatchObject({ message: 'ZeroDivisionError: division by zero' });
  });

  test('brings a package without what it needs and nobody has, and tells what that is', async () => {
    await python.run('import half');
    expect(python.printed().split('\n')).toEqual([
      'half was brought all the same, but compiled-part, which half needs, could not be had: what uses it will fail.',
      expect.stringMatching(/^half was brought all the same, but half asks for numpy<1, and numpy 2\.\S+ is here/),
      '',
    ]);
  });

  test('asks for nothing that is here', async () => {
    await python.run('import json, numpy, skybook\nimport micropip\nfrom astropy.table import Table');
    await python.run(`import sys\nprint(sorted(set(sys.modules["micropip"].install.__globals__["_asked"])))`);
    expect(python.printed().trim()).toBe(
      "['compiled-part>=1', 'crossed', 'dated', 'half', 'healpy', 'leaning', 'lonely', 'lsdb', 'nonesuch', 'python-dotenv', 'sunny']",
    );
  });
});
