import { beforeAll, describe, expect, test } from 'vitest';
import { WrongHash } from './wrongHash.ts';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

/** PyPI with three packages: one needs another of Pyodide's distribution, which its host does not give here. */
const PYPI = `
import hashlib, io, json, zipfile
from micropip._compat import compatibility_layer as layer

_wheels, _asked = {}, []
for _name, _version, _needs in [("needy", "1.0", "attrs>=20"), ("attrs", "30.0", None), ("rich", "31.0", None), ("texttable", "32.0", None), ("pydoc-data", "33.0", None), ("tilted", "1.0", "uncertainties>=3")]:
    _file = io.BytesIO()
    with zipfile.ZipFile(_file, "w") as _zip:
        _module = "attr" if _name == "attrs" else _name
        _zip.writestr(f"{_module}/__init__.py", f"import {'attr' if _name == 'needy' else 'uncertainties'}\\n" if _needs else f"about = '{_version} of PyPI'\\n")
        _about = f"{_name}-{_version}.dist-info"
        _zip.writestr(f"{_about}/METADATA", f"Metadata-Version: 2.1\\nName: {_name}\\nVersion: {_version}\\n" + (f"Requires-Dist: {_needs}\\n" if _needs else ""))
        _zip.writestr(f"{_about}/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        _zip.writestr(f"{_about}/RECORD", "")
    _wheels[f"https://files.test/{_name}-{_version}-py3-none-any.whl"] = _file.getvalue()

async def _text(url, options):
    _asked.append(url)
    files = [one for one in _wheels if f"/{url.split('/')[-2]}-" in one or url.rstrip("/").endswith(one.split("/")[-1].split("-")[0])]
    if not files:
        raise ValueError("404")
    told = [{"url": one, "filename": one.split("/")[-1], "hashes": {"sha256": hashlib.sha256(_wheels[one]).hexdigest()}, "yanked": False, "size": 1, "requires-python": ">=3"} for one in files]
    return json.dumps({"meta": {"api-version": "1.0"}, "name": files[0].split("/")[-1].split("-")[0], "files": told, "versions": []}), {"content-type": "application/vnd.pypi.simple.v1+json"}

async def _bytes(url, options):
    return _wheels[url]

layer.fetch_string_and_headers, layer.fetch_bytes = staticmethod(_text), staticmethod(_bytes)
`;

describe.skipIf(!HAS_PYTHON)('a package that the site leaves to its public host, which cannot be reached', () => {
  const python = new TestPython();
  beforeAll(async () => {
    await python.boot([]);
    await python.setUp(PYPI);
  });

  test('comes from PyPI where a package of PyPI needs it, though its version is told', async () => {
    await python.run('from importlib.metadata import version\nprint(int(version("attrs").split(".")[0]) < 30)');
    expect(python.printed()).toBe('True\n');
    await python.run('from importlib.metadata import version\nimport needy\nprint(needy.attr.about, version("attrs"))');
    expect(python.printed()).toBe('30.0 of PyPI 30.0\n');
  });

  test('does not keep one of the site’s own from coming where a package of PyPI needs it', async () => {
    await python.run('import tilted\nprint(tilted.uncertainties.ufloat(1, 0.5).s)');
    expect(python.printed()).toBe('0.5\n');
  });

  test('comes from PyPI where a cell imports it', async () => {
    await python.run('import rich\nprint(rich.about)');
    expect(python.printed()).toBe('31.0 of PyPI\n');
  });

  test('says that its host was asked where PyPI has it not', async () => {
    const { failure } = await python.outcome('import h5py');
    expect(failure?.advice).toMatch(/^h5py.* could not be had from cdn\.jsdelivr\.net/);
  });

  test('comes from nowhere else where the host gives a file of another hash', async () => {
    python.hosted = (url) => Promise.reject(new WrongHash(url));
    const { failure } = await python.outcome('import texttable');
    expect(failure?.advice).toMatch(/^cdn\.jsdelivr\.net gave for texttable another file than .* SHA-256/);
    const asked = await python.outcome('import micropip\nawait micropip.install("texttable")');
    expect(asked.failure?.message).toMatch(/texttable did not come .* SHA-256/);
  });

  test('comes from nowhere else where PyPI has no project of its own for it', async () => {
    python.hosted = () => Promise.reject(new Error('no network'));
    const { failure } = await python.outcome('import pydoc_data');
    expect(failure?.advice).toMatch(/^pydoc_data could not be had from cdn\.jsdelivr\.net/);
  });
});
