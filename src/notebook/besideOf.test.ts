// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { besideOf, hostsBeside } from './besideOf.ts';

const notebook = (text: string, type = 'text/x-python') =>
  `<!doctype html><notebook><script id="1" type="${type}">\n${text}\n</script></notebook>`;
const OPENS = notebook("open('data/x.csv')");

test.each([
  ['#src=https://host.example/a/b/nb.ipynb', 'https://host.example/a/b/'],
  ['#src=https://host.example/nb.ipynb?version=2', 'https://host.example/'],
  ['#src=https://github.com/o/r/blob/main/notebooks/nb.ipynb', 'https://raw.githubusercontent.com/o/r/main/notebooks/'],
  ['#src=https://raw.githubusercontent.com/o/r/main/nb.ipynb', 'https://raw.githubusercontent.com/o/r/main/'],
  ['#cells/tour', undefined],
  ['#mine/abc', undefined],
  [undefined, undefined],
])('%s lies in %s', (route, folder) => {
  expect(besideOf(route, OPENS)).toBe(folder);
});

test.each([
  ["t = Table.read('stars.fits')", true],
  ['open("../data/my stars.dat.gz")', true],
  ['from helpers import f', true],
  ["spectrum = 'aldebaran_3s_1.bmp'", true],
  ['frames = [fits.open(f"night{n:02d}/{name}.FITS") for n in range(3)]', true],
  ["np.loadtxt('run-%d.out' % 3)", true],
  ['%run helpers.py', true],
  ['x = 1\n!head -2 data/stars.lst', true],
  ['!wget https://host.example/a.csv', false],
  ["%matplotlib inline\nplt.plot(x, label='3.5')", false],
  ['import numpy as np\n  import mine.parts', true],
  ['import numpy as np\nfrom astropy.table import Table\nimport os, json', false],
  ["requests.get('https://host.example/a.csv'); open('/local/x.csv')", false],
  ["x = 'gaiadr3.gaia_source'; y = 1.5", false],
])('%j has the notebook ask beside it: %s', (text, asks) => {
  expect(hostsBeside('#src=https://host.example/a/nb.ipynb', notebook(text))).toEqual(asks ? ['host.example'] : []);
});

test('cells of other languages do not', () => {
  expect(hostsBeside('#src=https://host.example/a/nb.ipynb', notebook("fetch('x.csv')", 'module'))).toEqual([]);
});
