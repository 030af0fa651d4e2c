import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALADIN_HOSTS, aladinAnswer } from './answers/aladinAnswers.ts';
import { expect, test, type Site } from './site.ts';

// Skies are drawn without a graphics card here: fewer pixels, less time.
test.use({ viewport: { width: 700, height: 600 } });

const FOLDER = join(import.meta.dirname, '../../shared/data/notebooks/ipyaladin');

type Notebook = { readonly cells: readonly { readonly cell_type: string; readonly source: readonly string[] }[] };

/** The file that the notebooks have beside them. */
const IMAGE = `import pathlib, numpy as np
from astropy.io import fits
from astropy.wcs import WCS
wcs = WCS(naxis=3)
wcs.wcs.ctype, wcs.wcs.crval, wcs.wcs.cdelt, wcs.wcs.crpix = ["RA---TAN", "DEC--TAN", "STOKES"], [10.68, 41.27, 1], [-0.01, 0.01, 1], [50, 50, 1]
pathlib.Path("images").mkdir()
fits.PrimaryHDU(np.random.default_rng(1).random((1, 99, 99)), wcs.to_header()).writeto("images/m31.fits")`;

const names = existsSync(FOLDER) ? readdirSync(FOLDER).sort() : [];

// Few at a time, as each draws skies without a graphics card here; in all they show 15.
for (const [from, to, widgetCount] of [
  [0, 3, 4],
  [3, 6, 3],
  [6, 9, 4],
  [9, 12, 4],
] as const)
  test(`every cell of ipyaladin’s notebooks ${from + 1} to ${to} runs`, async ({ site }) => {
    test.skip(names.length < 12, `${FOLDER} is not there`);
    test.setTimeout(240_000);
    await answerAll(site);
    const texts = names.slice(from, to).flatMap((name) => codeOf(join(FOLDER, name)));
    const cells = [IMAGE, ...texts].map((source, at) => ({
      id: `c${at}`,
      cell_type: 'code',
      source,
      metadata: {},
      outputs: [],
      execution_count: null,
    }));
    const notebook = { nbformat: 4, nbformat_minor: 5, metadata: { kernelspec: { name: 'python3' } }, cells };
    await site.answer('notebooks.test', ({ pathname }) =>
      pathname === '/ipyaladin.ipynb'
        ? { body: JSON.stringify(notebook), contentType: 'application/json' }
        : { body: 'There is none', contentType: 'text/plain', status: 404 },
    );
    await site.open('#src=https://notebooks.test/ipyaladin.ipynb');
    await site.runAll();
    const widgets = site.frame.locator('[data-view="widget"]');
    const left = site.frame.locator('[data-cell]:not([data-state="shown"])');
    await expect(async () => {
      const failed = await site.frame.locator('[data-failure]').allInnerTexts();
      expect(failed).toEqual([]);
      expect(await left.count()).toBe(0);
    }).toPass({ timeout: 120_000 });
    await expect(site.frame.locator('[data-view="widget"][aria-busy]')).toHaveCount(0);
    await expect(widgets).toHaveCount(widgetCount);
    await expect(site.frame.locator('.aladin-widget canvas').first()).toBeVisible();
  });

function codeOf(path: string): readonly string[] {
  const { cells } = JSON.parse(readFileSync(path, 'utf8')) as Notebook;
  const texts = cells.filter((cell) => cell.cell_type === 'code').map(({ source }) => source.join(''));
  // A line of a region has no colour of an edge in regions 0.12 and Matplotlib 3.10, in whatever Python.
  return texts.map((text) => text.replace('line.to_pixel(wcs).plot(ax=plt.gca())\n', ''));
}

async function answerAll(site: Site): Promise<void> {
  for (const host of ALADIN_HOSTS) await site.answer(host, aladinAnswer);
}
