import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';

const IMAGE = `import numpy as np
from astropy.io import fits
from astropy.wcs import WCS
wcs = WCS(naxis=2)
wcs.wcs.ctype, wcs.wcs.crval, wcs.wcs.crpix, wcs.wcs.cdelt = ["RA---TAN", "DEC--TAN"], [30, 40], [100, 100], [-0.01, 0.01]
hdu = fits.PrimaryHDU(np.where(np.mgrid[0:200, 0:200][0] > 100, 1.0, 0.0), wcs.to_header())`;

test('a FITS image goes straight onto the sky, and to Matplotlib with its coordinates', async ({ site }) => {
  const python = (id: string, text: string) => ({ id, type: 'text/x-python', text }) as const;
  await site.openCells([
    python('1', IMAGE),
    python('2', 'sky(hdu, colormap="viridis", fov=1, target="30 40.5")'),
    python('3', 'import matplotlib.pyplot as plt\nplt.subplot(projection=WCS(hdu.header))\nplt.imshow(hdu.data)'),
    python('4', 'sky(fits.PrimaryHDU(np.ones((3, 3))))'),
  ]);
  await site.runAll();
  await site.expectState('2', 'shown');
  const sky = site.output('2').locator('[data-view="sky"]');
  await expect(sky).not.toHaveAttribute('aria-busy', 'true', { timeout: 60_000 });
  await expect(sky.locator('.sky-legend')).toContainText('0 … 1');
  await expect(site.output('2').locator('[data-failure]')).toHaveCount(0);
  // The upper half of the image is viridis's brightest, a yellow that nothing else on the page has.
  await expect(async () =>
    expect(await yellowShare(site.page, await sky.locator('.sky-map').screenshot())).toBeGreaterThan(0.5),
  ).toPass({ timeout: 30_000 });
  await site.expectState('3', 'shown');
  await expect(site.output('3').locator('img')).toBeVisible();
  await site.expectState('4', 'failed');
  await expect(site.cell('4').locator('[data-failure]')).toContainText('no place on the sky');
});

/** How much of a picture is yellow. */
function yellowShare(page: Page, png: Buffer): Promise<number> {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
    canvas.drawImage(bitmap, 0, 0);
    const { data } = canvas.getImageData(0, 0, bitmap.width, bitmap.height);
    let yellow = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i]! > 200 && data[i + 1]! > 180 && data[i + 2]! < 90) yellow++;
    return yellow / (data.length / 4);
  }, png.toString('base64'));
}
