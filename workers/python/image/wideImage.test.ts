import { beforeAll, describe, expect, test } from 'vitest';
import { packagesOf, type PythonImage } from '../../wire/pythonImages.ts';
import { HAS_PYTHON, TestPython } from '../testing/openNodePython.ts';

/** Cells whose last value is a text that must not depend on how Python has started. */
const SAME: Readonly<Record<string, string>> = {
  'a figure':
    'import hashlib, io\nimport matplotlib.pyplot as plt\nf, a = plt.subplots()\na.plot([1, 2, 4])\na.set_title(r"$\\alpha$ and é")\nb = io.BytesIO()\nf.savefig(b, format="raw")\nplt.close(f)\nhashlib.sha256(b.getvalue()).hexdigest()',
  'settings of figures':
    'import matplotlib\nrepr((matplotlib.get_backend(), sorted((k, str(v)) for k, v in matplotlib.rcParams.items())))',
  'folders of Matplotlib':
    'import os\nimport matplotlib as m\nrepr([(p, os.path.isdir(p)) for p in (m.get_configdir(), m.get_cachedir())])',
  fonts:
    'import os\nimport matplotlib.font_manager as f\nrepr([(len(f.fontManager.ttflist), p, os.path.getsize(p)) for p in [f.findfont("DejaVu Sans")]])',
  'a frame of pandas':
    'import io\nimport pandas as pd\nd = pd.read_csv(io.StringIO("t,x\\n2026-01-01,1\\n2026-07-01,2.5\\n"), parse_dates=["t"])\nd["t"] = d.t.dt.tz_localize("Europe/Paris")\nd.to_string() + repr((d.describe().to_dict(), pd.options.display.max_rows))',
  'functions of SciPy':
    'import numpy as np\nfrom scipy import integrate, interpolate, ndimage, optimize, signal, spatial, special, stats\nx = np.linspace(0, 1, 50)\nrepr((optimize.curve_fit(lambda x, a, b: a * x + b, x, 3 * x + 1)[0].round(9), integrate.quad(np.sin, 0, 1), interpolate.CubicSpline(x, x**2)(0.3), signal.savgol_filter(x, 5, 2)[3], spatial.cKDTree(np.c_[x, x]).query([0.51, 0.5]), special.jv(0, 1.5), stats.norm.ppf(0.975), ndimage.gaussian_filter(x, 2)[7]))',
  'a document of Bokeh': String.raw`import json, re
from bokeh.embed import json_item
from bokeh.plotting import figure
p = figure(width=300)
p.scatter([1, 2], [3, 4])
ids = {}
re.sub(r'"(p\d+|[0-9a-f-]{36})"', lambda m: ids.setdefault(m[0], str(len(ids))), json.dumps(json_item(p)))`,
  'settings of astroquery':
    'from astroquery.simbad import Simbad, conf\nrepr((conf.server, conf.timeout, Simbad.get_votable_fields()))',
  'the environment': 'import os\nrepr(sorted((k, v) for k, v in os.environ.items() if k != "LD_LIBRARY_PATH"))',
  warnings:
    'import warnings\nimport pandas as pd\nwith warnings.catch_warnings(record=True) as said:\n    pd.Series([1.0]).astype("float64").map(lambda x: warnings.warn("told", DeprecationWarning))\nrepr([str(w.message) for w in said])',
};

/** Those of them that smaller images must give as well. */
const OF_SMALLER: readonly (readonly [PythonImage, string])[] = [
  ['bokeh', 'a document of Bokeh'],
  ['matplotlib', 'a figure'],
  ['matplotlib', 'settings of figures'],
  ['matplotlib', 'fonts'],
  ['pandas', 'a frame of pandas'],
  ['scipy', 'functions of SciPy'],
];

describe.skipIf(!HAS_PYTHON)('Python from the largest image', () => {
  let image: TestPython;
  let plain: TestPython;
  beforeAll(async () => {
    image = await new TestPython().boot(packagesOf('wide'));
    plain = await new TestPython(undefined, undefined, Buffer.from('no image')).boot(packagesOf('wide'));
  });
  const shownBy = async (python: TestPython, text: string): Promise<unknown> => {
    await python.run(text);
    return python.shown().at(-1)?.['text/plain'];
  };

  test('has all in memory that its name promises', async () => {
    const held = `import sys\nrepr([name in sys.modules for name in ${JSON.stringify(packagesOf('wide'))}])`;
    expect(await shownBy(image, held)).toBe(
      `'[${packagesOf('wide')
        .map(() => 'True')
        .join(', ')}]'`,
    );
  });

  test.each(Object.keys(SAME))('gives as one that has started without: %s', async (what) => {
    const found = await shownBy(image, SAME[what]!);
    expect(found).toEqual(await shownBy(plain, SAME[what]!));
    expect(found).toBeTypeOf('string');
  });

  test.each(OF_SMALLER)('as from the image %s, gives the same as without: %s', async (name, what) => {
    const smaller = await new TestPython().boot(packagesOf(name));
    // Bokeh counts what it has made, so that both must be new.
    const fresh = await new TestPython(undefined, undefined, Buffer.from('no image')).boot(packagesOf(name));
    expect(await shownBy(smaller, SAME[what]!)).toEqual(await shownBy(fresh, SAME[what]!));
  });

  test('draws a first figure and shows a first frame without reading a wheel that it has not waited for', async () => {
    const now = (file: string): never => {
      throw new Error(`${file} was read at once`);
    };
    const python = await new TestPython(undefined, now).boot(packagesOf('wide'));
    const figure = 'import matplotlib.pyplot as plt\nplt.contourf([[1, 2], [3, 4]])\nplt.legend(["a"])\nplt.show()';
    await python.run(figure);
    expect(python.shown()[0]).toHaveProperty(['image/png']);
    await python.run('import pandas as pd\nd = pd.DataFrame({"a": [1]})\nd.to_csv("a.csv")\nd.plot()\nd');
    await python.run('from bokeh.plotting import figure, show\np = figure()\np.scatter([1], [2])\nshow(p)');
  });

  test('reads of wheels only those that cells use', async () => {
    const asked: string[] = [];
    const python = await new TestPython(undefined, undefined, undefined, (file) => asked.push(file)).boot(
      packagesOf('wide'),
    );
    await python.run('import pandas as pd\npd.DataFrame({"a": [1]}).sum()');
    expect(asked).toEqual([]);
    await python.run('import matplotlib.pyplot as plt\nplt.plot([1, 2])');
    const read = asked.map((file) => file.split('-')[0]);
    expect(read).toContain('matplotlib');
    for (const unused of ['scipy', 'bokeh', 'astropy', 'astroquery']) expect(read).not.toContain(unused);
  });
});
