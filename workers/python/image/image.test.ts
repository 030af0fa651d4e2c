import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { PYTHON_SOURCES } from '../testing/pythonSources.ts';
import { HAS_PYTHON, openNodePython, TestPython } from '../testing/openNodePython.ts';

/** Cells whose last value is a text that must not depend on how Python has started. */
const SAME: Readonly<Record<string, string>> = {
  'a sky position': 'from astropy.coordinates import SkyCoord\nrepr(SkyCoord(10.684, 41.269, unit="deg").galactic)',
  'a time': 'from astropy.time import Time\nrepr((Time("2026-11-23").tdb.jd, Time(60000, format="mjd").iso))',
  'a table in VOTable and back':
    'import io\nfrom astropy.table import Table\nb = io.BytesIO()\nTable({"a": [1, 2], "b": ["x", "y"]}).write(b, format="votable")\nb.seek(0)\nrepr(Table.read(b, format="votable"))',
  'a compressed image in FITS and back':
    'import io\nimport numpy as np\nfrom astropy.io import fits\nb = io.BytesIO()\nfits.HDUList([fits.PrimaryHDU(), fits.CompImageHDU(np.arange(10000, dtype="i4").reshape(100, 100), compression_type="RICE_1")]).writeto(b)\nb.seek(0)\nstr(fits.open(b)[1].data.sum())',
  'a coordinate system of an image':
    'from astropy.wcs import WCS\nw = WCS(naxis=2)\nw.wcs.crpix = [50, 50]\nw.wcs.cdelt = [-0.1, 0.1]\nw.wcs.crval = [10, 41]\nw.wcs.ctype = ["RA---TAN", "DEC--TAN"]\nrepr(w.pixel_to_world(10, 20))',
  'linear algebra and chance by a seed':
    'import numpy as np\nr = np.random.default_rng(7)\nrepr((np.linalg.inv(r.normal(size=(3, 3))), np.fft.fft(r.normal(size=4)), np.arange(3).dtype))',
  units:
    'import astropy.units as u\nrepr((3 * u.kpc).to(u.lyr)) + repr((21 * u.cm).to(u.GHz, equivalencies=u.spectral()))',
  'modules that no image holds':
    'from astropy.timeseries import LombScargle\nimport numpy as np\nimport pandas as pd\nimport matplotlib\nt = np.linspace(0, 10, 100)\nrepr(LombScargle(t, np.sin(t)).power(0.16)) + repr(pd.DataFrame({"a": [1, 2]}).a.mean()) + matplotlib.__version__',
  'numbers of packages':
    'from importlib.metadata import version\nimport astropy, numpy, pyvo\nrepr([version(n) == m.__version__ for n, m in (("numpy", numpy), ("astropy", astropy), ("pyvo", pyvo))])',
  'data files of packages': 'from astropy.utils.iers import IERS_B\nimport astropy\nstr(len(IERS_B.open()) > 20000)',
  'where it is':
    'import os\nrepr((os.getcwd(), sorted(os.listdir("/")), os.environ["HOME"], os.environ.get("LD_LIBRARY_PATH")))',
  help: 'import numpy as np\nnp.sort.__doc__[:300]',
  'a failure in compiled code':
    'import numpy as np\ntry:\n    np.arange(3).reshape(2, 2)\nexcept ValueError as error:\n    said = repr(error)\nsaid',
  waiting: 'import asyncio\nawait asyncio.sleep(0.001)\nimport numpy\n"waited"',
};

describe.skipIf(!HAS_PYTHON)('Python from an image', () => {
  const shownBy = async (python: TestPython, text: string): Promise<unknown> => {
    await python.run(text);
    return python.shown().at(-1)?.['text/plain'];
  };
  let image: TestPython;
  let plain: TestPython;
  beforeAll(async () => {
    vi.stubEnv('TZ', 'Asia/Kolkata');
    image = await new TestPython().boot(['astropy', 'pyvo']);
    plain = await new TestPython(undefined, undefined, Buffer.from('no image')).boot(['astropy', 'pyvo']);
  });
  afterAll(() => {
    vi.unstubAllEnvs();
  });

  test('has astronomy in memory, and without one starts all the same', async () => {
    const held = 'import sys\nrepr([name in sys.modules for name in ("astropy.coordinates", "pyvo")])';
    expect([await shownBy(image, held), await shownBy(plain, held)]).toEqual(["'[True, True]'", "'[False, False]'"]);
  });

  test.each(Object.keys(SAME))('gives as one that has started without: %s', async (what) => {
    const found = await shownBy(image, SAME[what]!);
    expect(found).toEqual(await shownBy(plain, SAME[what]!));
    expect(found).toBeTypeOf('string');
  });

  test('throws dice of its own each time', async () => {
    const dice =
      'import random, tempfile, uuid\nimport numpy as np\nrepr((random.random(), np.random.random(), np.random.default_rng().random(), next(tempfile._get_candidate_names()), uuid.uuid4(), uuid.uuid1().node))';
    const other = await new TestPython().boot(['astropy']);
    const thrown = [await shownBy(image, dice), await shownBy(other, dice)].map((text) => String(text).split(','));
    for (const [index, die] of thrown[0]!.entries()) expect(die).not.toBe(thrown[1]![index]);
  });

  // The image is made where set-up runs, and may be read anywhere.
  test('has the time, the zone and the language of here and now', async () => {
    const told =
      'import os, time, logging\nfrom astropy.time import Time\nrepr((abs(time.time() - Time.now().unix) < 1, logging._startTime / 1e9 > time.time() - 60, time.timezone, time.altzone, time.daylight, time.tzname, time.localtime(0).tm_zone, time.localtime(15552000).tm_zone, os.environ["LANG"], time.monotonic() >= 0))';
    expect(await shownBy(image, told)).toEqual(await shownBy(plain, told));
  });

  test('has modules of Skybook as their sources are now, whatever the image was made of', async () => {
    const changed = {
      ...PYTHON_SOURCES,
      './skybook/sky.py': `${PYTHON_SOURCES['./skybook/sky.py']!}\nCHANGED = True\n`,
    };
    const { pyodide } = await openNodePython([], undefined, changed);
    expect(pyodide.runPython('import skybook.sky, sys; hasattr(sys.modules["skybook.sky"], "CHANGED")')).toBe(true);
  });

  test('warns of what it has not warned of here', async () => {
    await image.run(
      'import warnings\nimport sys\nrepr([n for n, m in list(sys.modules.items()) if "__warningregistry__" in getattr(m, "__dict__", {})])',
    );
    expect(image.shown().at(-1)?.['text/plain']).toBe("'[]'");
  });
});
