import type { Download, Locator } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { expect, test, type Site } from './site.ts';

/** Saves the table of a cell in a format, as a reader does; the file as the browser downloaded it. */
async function save(
  site: Site,
  cell: string,
  format: string,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const downloaded = site.page.waitForEvent('download');
  await choose(site.output(cell), format);
  const download: Download = await downloaded;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

async function choose(output: Locator, format: string): Promise<void> {
  await output.getByRole('button', { name: 'Save', exact: true }).click();
  await output.getByRole('menuitem', { name: new RegExp(`^${format}`) }).click();
}

test('every shown table is saved whole, whatever language made it, also from a notebook that is not trusted', async ({
  site,
}) => {
  await site.openCells([
    {
      id: '1',
      type: 'application/sql',
      text: "SELECT range AS i, 'row ' || range AS name FROM range(20000)",
      output: 'numbers',
    },
    { id: '2', type: 'application/sql', text: 'SELECT range AS j FROM range(15000)' },
    {
      id: '3',
      type: 'text/x-python',
      text: 'import numpy as np\nfrom astropy.table import Table\nimport astropy.units as u\nTable({"x": np.arange(12000) * u.mas})',
    },
    { id: '4', type: 'module', text: '[{ a: 1, b: "x" }, { a: 2, b: null }]' },
  ]);
  await site.runAll();
  for (const id of ['1', '2', '3', '4']) await site.expectState(id, 'shown');
  const csv = await save(site, '1', 'CSV');
  expect([csv.name, csv.bytes.toString().split('\n').length, csv.bytes.toString().slice(0, 15)]).toEqual([
    'numbers.csv',
    20_002,
    'i,name\n0,"row 0',
  ]);
  await expect(site.output('1')).toContainText('Saved numbers.csv');
  const parquet = await save(site, '1', 'Parquet');
  expect(parquet.bytes.subarray(0, 4).toString() + parquet.bytes.subarray(-4).toString()).toBe('PAR1PAR1');
  expect((await save(site, '2', 'CSV')).bytes.toString().split('\n')).toHaveLength(15_002);
  const votable = await save(site, '3', 'VOTable');
  expect(votable.bytes.toString()).toMatch(/nrows="12000"[^]*unit="mas"/);
  expect((await save(site, '3', 'Parquet')).bytes.toString('latin1')).toContain('IVOA.VOTable-Parquet.content');
  expect((await save(site, '4', 'ECSV')).bytes.toString()).toContain('a,b\n1,x\n2,\n');
  expect((await save(site, '4', 'FITS')).bytes.length % 2880).toBe(0);
});

test('a large table goes to the place that the reader chose, and Stop leaves nothing there', async ({ site }) => {
  // A browser's own dialog is out of a test's reach: its answer is a file of the same kind in the page's private
  // folder.
  await site.page.addInitScript(() => {
    Object.assign(window, {
      showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) =>
        (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true }),
    });
  });
  await site.openCells([
    {
      id: '1',
      type: 'application/sql',
      text: 'SELECT range AS i, random() AS x, random() AS y, random() AS z FROM range(2500000)',
      output: 'large',
    },
  ]);
  await site.runAll();
  await site.expectState('1', 'shown');
  const sizeOf = (name: string) =>
    site.page.evaluate(
      async (file) =>
        (await (await (await navigator.storage.getDirectory()).getFileHandle(file, { create: true })).getFile()).size,
      name,
    );
  await choose(site.output('1'), 'Parquet');
  await expect(site.output('1')).toContainText('Saved large.parquet');
  expect(await sizeOf('large.parquet')).toBeGreaterThan(50e6);
  await choose(site.output('1'), 'VOTable');
  await expect(site.output('1').locator('.save-said')).toContainText(/of 2,500,000 rows/);
  await site.output('1').getByRole('button', { name: 'Stop' }).click();
  await expect(site.output('1')).toContainText('Stopped: no file was written.');
  expect(await sizeOf('large.vot')).toBe(0);
});
