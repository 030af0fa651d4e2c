import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { listParts } from './listParts.ts';

const folder = mkdtempSync(join(tmpdir(), 'skybook-parts-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a built site is told apart into what notebooks may ask for, the shell’s own files, and what is neither', async () => {
  const parts = [
    'catalogues/a/Norder=0/Npix=0.parquet',
    'data/index.html',
    'hips/a/Norder3/Allsky.jpg',
    'parts/notebook.js',
    'vendor/pyodide/pyodide-lock.json',
  ];
  const shell = [
    'assets/index-1.js',
    'cells/index.json',
    'cells/tour/picture.jpg',
    'index.html',
    'parts.json',
    'stage.html',
  ];
  for (const path of [
    ...parts,
    ...shell,
    'made.txt',
    'versions/1/index.html',
    'proxy/worker.js',
    'screenshot.jpg',
    'sw.js',
    'vendor/stamp.json',
  ]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), path === 'index.html' ? 'abc' : '');
  }
  const listed = await listParts(folder);
  expect(listed.parts.map(({ path }) => path)).toEqual(parts);
  expect(listed.shell.map(({ path }) => path)).toEqual(shell);
  // FIPS 180-2, appendix B.1.
  expect(listed.shell.find(({ path }) => path === 'index.html')).toEqual({
    path: 'index.html',
    bytes: 3,
    sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  });
});
