import { expect, test } from 'vitest';
import { enginesForRun, partsForRun } from './partsForRun.ts';

const html = (type: string, text: string) => `<notebook><script type="${type}">${text}</script></notebook>`;
const image = (text: string) => partsForRun(html('text/x-python', text)).filter((path) => path.endsWith('.image'));

test('a notebook of text needs the code of the page to be written and run', () => {
  expect(partsForRun(html('text/markdown', 'import numpy'))).toEqual(['parts/notebook/']);
});

test('Python needs its engine, and the image that has what its cells import', () => {
  expect(partsForRun(html('text/x-python', '1 + 1'))).toEqual(
    expect.arrayContaining(['vendor/pyodide/pyodide.asm.wasm', 'parts/unpacker.js']),
  );
  expect(image('1 + 1')).toEqual(['vendor/pyodide/core.image']);
  expect(image('import json\nnumpy_like = 1')).toEqual(['vendor/pyodide/core.image']);
  for (const [text, name] of [
    ['import numpy as np', 'numpy'],
    ['from astropy.table import Table\n# statistics, wcs', 'astropy'],
    ['import mocpy', 'astropy'],
    ['from astropy import units as u, wcs', 'science'],
    ['import astropy.units as u\nimport astropy.cosmology', 'science'],
    ['from astropy.stats import sigma_clip', 'science'],
    ['import pyvo', 'services'],
    ['import pyvo\nfrom astropy import wcs', 'science'],
    ['import matplotlib.pyplot as plt', 'matplotlib'],
    ['import matplotlib.pyplot as plt\nimport astropy', 'astropy-matplotlib'],
    ['import matplotlib.pyplot as plt\nimport pyvo', 'plots'],
    ['import pandas as pd', 'pandas'],
    ['import pandas as pd\nimport matplotlib', 'pandas-matplotlib'],
    ['from scipy.optimize import curve_fit', 'scipy'],
    ['import scipy, regions', 'wide'],
    ['import json; import pandas as pd, astropy', 'tables'],
    ['from astropy import units as u; import pandas', 'tables'],
    ['# taken from the web, import numpy', 'numpy'],
  ] as const)
    expect(image(text)).toEqual([`vendor/pyodide/${name}.image`]);
});

test('SQL needs the database too', () => {
  expect(partsForRun(html('application/sql', 'SELECT 1'))).toEqual([
    'parts/notebook/',
    'parts/sql.js',
    'parts/duckdb-eh.wasm',
  ]);
});

test('of the packages of the field those are named that are imported, each once, and nothing else of the text', () => {
  const text = 'import pandas as pd, secret\nfrom  astropy.table import Table\nimport pandas';
  expect(enginesForRun(html('text/x-python', text))).toEqual({
    python: { image: 'tables', modules: ['astropy', 'pandas'] },
    sql: false,
  });
  expect(enginesForRun(html('text/markdown', text))).toEqual({ sql: false });
});
