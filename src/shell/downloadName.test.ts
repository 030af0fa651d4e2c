import { expect, it } from 'vitest';
import { downloadName } from './downloadName.ts';

it.each([
  ['stars.csv', 'stars.csv', 'text/csv'],
  ['Ångström 星.IPYNB', 'Ångström 星.ipynb', 'application/x-ipynb+json'],
  ['../../etc/passwd.html', 'etc passwd.html', 'text/html'],
  ['a\u202egnp.fits', 'a gnp.fits', 'application/fits'],
  ['.vot', 'notebook.vot', 'application/x-votable+xml'],
  ['x\n\0y.png', 'x y.png', 'image/png'],
  ['figure.pdf', 'figure.pdf', 'application/pdf'],
  ['cube.npz', 'cube.npz', 'application/octet-stream'],
])('%j is saved as %s', (given, name, mime) => {
  expect(downloadName(given)).toEqual({ name, mime });
});

it.each([
  'invoice.pdf.exe',
  'run.bat',
  'page.hta',
  'noending',
  '',
  'a.html/b',
  'setup.msi',
  'macro.docm',
  'code.js',
  'x.desktop',
  'a.csv ',
])('%j is not saved', (name) => {
  expect(() => downloadName(name)).toThrow(TypeError);
});
