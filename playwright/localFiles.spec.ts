import { closeSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { OURS } from '../src/build/fixtures/dataFolders.ts';
import { keptIn } from './attacks/kept.ts';
import { expect, test, type Site } from './site.ts';

const HIPPARCOS = resolve(import.meta.dirname, '../public/catalogues/hipparcos');
const TABLE = OURS.path('tables', 'types.fits');
const BLOCK = 2880;

/** Presses one of the panel's buttons and answers the browser's dialog. */
async function choose(site: Site, button: string, paths: string | readonly string[]): Promise<void> {
  const asked = site.page.waitForEvent('filechooser');
  await site.button(button).click();
  await (await asked).setFiles(paths as string | string[]);
}

/** Drops files or folders of the disk on a place of the page, as the system's file manager does. */
async function drop(site: Site, selector: string, paths: readonly string[]): Promise<void> {
  const place = site.frame.locator(selector).first();
  await place.scrollIntoViewIfNeeded();
  const box = (await place.boundingBox())!;
  const devtools = await site.page.context().newCDPSession(site.page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', {
      type,
      x: box.x + 20,
      y: box.y + 10,
      data: { items: [], files: [...paths], dragOperationsMask: 1 },
    });
  }
}

/** An image of 16-bit zeros whose last pixel is 7 (FITS 4.0 §3.3): large, but it takes no room on the disk. */
function writeImage(path: string, width: number, height: number): void {
  const cards = [
    'SIMPLE  =                    T',
    'BITPIX  =                   16',
    'NAXIS   =                    2',
    `NAXIS1  = ${String(width).padStart(20)}`,
    `NAXIS2  = ${String(height).padStart(20)}`,
    'END',
  ];
  const file = openSync(path, 'w');
  const bytes = 2 * width * height;
  writeSync(
    file,
    cards
      .map((card) => card.padEnd(80))
      .join('')
      .padEnd(BLOCK),
  );
  ftruncateSync(file, BLOCK + Math.ceil(bytes / BLOCK) * BLOCK);
  writeSync(file, Uint8Array.of(0, 7), 0, 2, BLOCK + bytes - 2);
  closeSync(file);
}

test('files and folders of the reader’s disk are read by SQL and Python, also in a notebook that is not trusted', async ({
  site,
}) => {
  const folder = mkdtempSync(resolve(tmpdir(), 'skybook-'));
  const python = (id: string, text: string) => ({ id, type: 'text/x-python', text }) as const;
  writeFileSync(resolve(folder, 'my stars.csv'), 'name,ra\na,1.5\nb,2\n');
  // Larger than all the memory that a page can have.
  writeImage(resolve(folder, 'large.fits'), 60_000, 40_000);
  mkdirSync(resolve(folder, 'notes/deep'), { recursive: true });
  writeFileSync(resolve(folder, 'notes/deep/read.txt'), 'read me');
  await site.openCells([
    {
      id: '1',
      type: 'application/sql',
      text: "SELECT count(*) AS n FROM hats('local://hipparcos')",
      output: 'counted',
    },
    { id: '2', type: 'application/sql', text: "SELECT sum(ra) AS s FROM 'local://my stars.csv'" },
    { id: '8', type: 'application/sql', text: "SELECT count(*) AS n, max(u32) AS m FROM 'local://types.fits#2'" },
    python(
      '3',
      "from astropy.table import Table\nt = Table.read('/local/my stars.csv')\nprint(len(t), t['ra'].sum(), counted['n'][0])",
    ),
    python('4', "from skybook import catalog\ncatalog('local://hipparcos').cone(56.75, 24.12, 1).count()"),
    python(
      '5',
      "from astropy.io import fits\nhdus = fits.open('/local/large.fits')\nprint(hdus[0].shape, hdus[0].section[39_999, 59_990:].sum())",
    ),
    python('6', "print(hdus[0].section[0, :10].sum(), open('/local/notes/deep/read.txt').read())"),
  ]);
  await expect(site.frame.getByRole('complementary', { name: 'Files to choose' })).toContainText(
    'hipparcos, my stars.csv, types.fits, large.fits, notes',
  );
  await site.runAll();
  for (const id of ['1', '2', '5']) await site.expectState(id, 'failed');
  await expect(site.cell('1').locator('[data-failure]')).toContainText(
    'Press Add data and choose the folder hipparcos',
  );
  await expect(site.cell('2').locator('[data-failure]')).toContainText(
    'Press Add data and choose the file my stars.csv',
  );
  await expect(site.cell('5').locator('[data-failure]')).toContainText('Press Add data and choose large.fits');

  await site.button('Add data').click();
  await choose(site, 'Choose a folder…', HIPPARCOS);
  await choose(site, 'Choose files…', [resolve(folder, 'my stars.csv'), resolve(folder, 'large.fits'), TABLE]);
  await expect(site.frame.locator('[data-local="hipparcos"]')).toContainText(/folder of \d+ files, [\d.]+ MB/);
  await expect(site.frame.locator('[data-local="large.fits"]')).toContainText('4.80 GB');
  await expect(site.frame.locator('[data-local="my stars.csv"] code').first()).toHaveText(
    "SELECT * FROM 'local://my stars.csv'",
  );
  await site.button('Close').first().click();
  await site.runAll();
  await site.expectState('1', 'shown');
  await expect(site.output('1')).toContainText('117,955');
  await site.expectState('2', 'shown');
  await expect(site.output('2')).toContainText('3.5');
  await site.expectState('8', 'shown');
  await expect(site.output('8')).toContainText('4294967295');
  await expect(site.output('3')).toContainText('2 3.5 117955');
  await site.expectState('4', 'shown');
  await site.expectState('5', 'shown');
  await expect(site.output('5')).toContainText('(40000, 60000) 7');

  // What is open in Python stays open when more is brought. A page of opaque origin cannot open what is dropped but
  // files.
  await drop(site, '[data-cell="6"] .cm-content', [resolve(folder, 'notes'), resolve(folder, 'notes/deep/read.txt')]);
  await expect(site.frame.locator('[data-local="read.txt"]')).toContainText('7 B');
  await expect(site.frame.locator('.data-said')).toContainText('press Choose a folder… for notes');
  await choose(site, 'Choose a folder…', resolve(folder, 'notes'));
  await expect(site.frame.locator('[data-local="notes"]')).toContainText('folder of 1 file');
  await expect(site.frame.getByRole('complementary', { name: 'Files to choose' })).toBeHidden();
  await site.page.keyboard.press('Escape');
  await site.cell('6').getByRole('button', { name: 'Run cell' }).click();
  await expect(site.output('6')).toContainText('0 read me');

  await site.button('Add data').click();
  await site.button('Insert a SQL cell for hipparcos').click();
  await expect(site.frame.locator('[data-cell]')).toHaveCount(8);
  await site.cell('9').getByRole('button', { name: 'Run cell' }).click();
  await expect(site.output('9').locator('[data-view="table"]')).toHaveAttribute('data-rows', '1000');
  rmSync(folder, { recursive: true });
  expect(site.errors).toEqual([]);
});

test('a folder that is dropped is asked for by its name, since a page of opaque origin cannot open it; after a reload it is asked for again', async ({
  site,
}) => {
  const folder = mkdtempSync(resolve(tmpdir(), 'skybook-'));
  mkdirSync(resolve(folder, 'notes/deep'), { recursive: true });
  for (let i = 0; i < 150; i++) writeFileSync(resolve(folder, `notes/deep/${i}.txt`), `${i}`);
  await site.open('');
  await site.page.getByRole('button', { name: 'New notebook' }).click();
  const cell = (await site.frame.locator('[data-cell]').last().getAttribute('data-cell'))!;
  await site.type(
    cell,
    "from pathlib import Path\nprint(sum(int(file.read_text()) for file in Path('/local/notes').rglob('*.txt')))",
  );
  await drop(site, `[data-cell="${cell}"] .cm-content`, [resolve(folder, 'notes')]);
  await expect(site.frame.locator('.data-said')).toContainText('press Choose a folder… for notes');
  await choose(site, 'Choose a folder…', resolve(folder, 'notes'));
  await expect(site.frame.locator('[data-local="notes"]')).toContainText('folder of 150 files');
  await site.page.keyboard.press('Escape');
  await site.runAll();
  await expect(site.output(cell)).toContainText('11175');
  // A file that has changed since is not read any more: neither half of it nor the former one.
  writeFileSync(resolve(folder, 'notes/deep/0.txt'), '1000');
  await site.runAll();
  await expect(site.cell(cell).locator('[data-failure]')).toContainText('choose it again with Add data');
  await site.button('Add data').click();
  await choose(site, 'Choose a folder…', resolve(folder, 'notes'));
  await site.page.keyboard.press('Escape');
  await site.cell(cell).getByRole('button', { name: 'Run cell' }).click();
  await expect(site.output(cell)).toContainText('12175');
  await site.typeAndRun(cell, "open('/local/notes/deep/0.txt', 'w').write('x')\n# '/local/notes'");
  await expect(site.cell(cell).locator('[data-failure]')).toContainText('read only');
  await expect.poll(async () => JSON.stringify((await keptIn(site.page)).records)).toContain('deep/0.txt');
  await site.page.reload();
  await expect(site.frame.getByRole('complementary', { name: 'Files to choose' })).toContainText(
    'Cells here read notes from your disk',
  );
  rmSync(folder, { recursive: true });
});
