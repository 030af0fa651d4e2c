import { beforeAll, describe, expect, test } from 'vitest';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

/** What each package does where it works. */
const WORKS: readonly (readonly [string, string, string])[] = [
  ['tzdata', 'from zoneinfo import ZoneInfo\nprint(ZoneInfo("America/Santiago").key)', 'America/Santiago'],
  [
    'tzdata for pandas',
    'import pandas as pd\nprint(pd.Timestamp("2026-07-01", tz="Europe/Paris").tz_convert("UTC"))',
    '2026-06-30 22:00:00+00:00',
  ],
  ['tqdm', 'from tqdm.auto import tqdm\nimport io\nprint(sum(tqdm(range(4), file=io.StringIO())))', '6'],
  ['sympy', 'import sympy as sp\nx = sp.symbols("x")\nprint(sp.integrate(sp.sin(x), x))', '-cos(x)'],
  [
    'scikit-learn',
    'from sklearn.cluster import KMeans\nimport numpy as np\nprint(KMeans(2, n_init=1, random_state=0).fit(np.array([[0.0], [0.1], [9.0]])).cluster_centers_.ravel().round(2).tolist())',
    '[0.05, 9.0]',
  ],
  ['uncertainties', 'from uncertainties import ufloat\nprint(ufloat(2, 0.1) * 2)', '4.00+/-0.20'],
  ['lxml', 'from lxml import etree\nprint(etree.fromstring("<a><b/></a>")[0].tag)', 'b'],
  [
    'lxml for pandas',
    'import io\nimport pandas as pd\nprint(pd.read_html(io.StringIO("<table><tr><td>1</td></tr></table>"))[0].shape)',
    '(1, 1)',
  ],
  [
    'fsspec',
    'import fsspec\nwith fsspec.open("memory://a.txt", "w") as f:\n    f.write("here")\nprint(fsspec.open("memory://a.txt", "r").open().read())',
    'here',
  ],
];

describe.skipIf(!HAS_PYTHON)('packages of the site', () => {
  let python: TestPython;
  beforeAll(async () => {
    python = await new TestPython().boot();
  });

  test.each(WORKS)('%s works', async (_, text, printed) => {
    await python.run(text);
    expect(python.printed().trim()).toBe(printed);
  });

  test('sympy sets its formulas as in Jupyter', async () => {
    await python.run('import sympy as sp\nsp.init_printing()\nsp.Symbol("x") ** 2');
    expect(python.shown()[0]).toMatchObject({ 'text/latex': '$\\displaystyle x^{2}$' });
  });

  test('what a library only tries to import is not brought for that', async () => {
    await python.run('import sys, pandas\nprint([m for m in ("pyarrow", "healpy") if m in sys.modules])');
    expect(python.printed().trim()).toBe('[]');
  });
});
