import { readFileSync } from 'node:fs';
import { tableFromIPC } from 'apache-arrow';
import { beforeAll, describe, expect, test } from 'vitest';
import { DATA_FOLDERS } from '../../src/build/fixtures/dataFolders.ts';
import { MIME } from '../wire/shown.ts';
import type { Shown } from '../wire/shown.ts';
import type { SkySpec } from '../wire/sky.ts';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

/**
 * An image of noise with bright spots at known pixels; `placed` reads what the sky view was given and tells how far
 * from the spots it has them, in pixels.
 */
const PREPARE = `
import io
import numpy as np
from astropy.io import fits
from astropy.wcs import WCS

SPOTS = np.array([[30, 20], [200, 100], [60, 150], [280, 180]])

def image(ctype=("RA---TAN", "DEC--TAN"), crval=(30.0, 40.0), sip=False, n=200):
    wcs = WCS(naxis=2)
    wcs.wcs.ctype, wcs.wcs.crval, wcs.wcs.crpix, wcs.wcs.cdelt = list(ctype), crval, [n / 2, n / 3], [-0.01, 0.01]
    header = wcs.to_header()
    if sip:
        header["CTYPE1"] += "-SIP"
        header["CTYPE2"] += "-SIP"
        header.update(A_ORDER=2, B_ORDER=2, A_2_0=5e-4, B_0_2=5e-4)
    data = np.random.default_rng(1).normal(0, 1, (n, n * 3 // 2)).astype("f4")
    for x, y in SPOTS:
        data[y - 1 : y + 2, x - 1 : x + 2] = 30
    return fits.PrimaryHDU(data, header)

def placed(view, hdu):
    made = fits.open(io.BytesIO(view._buffers["image-0"]))[0]
    wanted = WCS(hdu.header).celestial.pixel_to_world(*SPOTS.T).icrs
    x, y = WCS(made.header).world_to_pixel(wanted)
    bright = np.argwhere(made.data > 20)
    return max(float(np.hypot(bright[:, 1] - at_x, bright[:, 0] - at_y).min()) for at_x, at_y in zip(x, y))
`;

describe.skipIf(!HAS_PYTHON)('an image given to sky()', () => {
  const python = new TestPython();
  beforeAll(() => python.boot());
  const run = (text: string) => python.run(PREPARE + text);
  const shown = (): Shown => python.events.flatMap((event) => (event.kind === 'shown' ? [event.shown] : []))[0]!;
  const layer = () =>
    (shown().data[MIME.sky] as SkySpec).layers[0] as Extract<SkySpec['layers'][number], { kind: 'image' }>;
  const failing = (text: string) =>
    run(text).then(
      () => undefined,
      (error: { failure: { message: string } }) => error.failure.message,
    );

  test('becomes a FITS file of floats beside the view, with its corners and cuts', async () => {
    await run('sky(image(), colormap="viridis")');
    expect(layer()).toMatchObject({ kind: 'image', colormap: 'viridis', corners: expect.any(Array) as unknown });
    expect(layer().cuts![0]).toBeCloseTo(-2.6, 0);
    expect(new TextDecoder().decode(shown().buffers![layer().image]!.subarray(0, 6))).toBe('SIMPLE');
  });

  test.each([
    ['in the tangent plane', 'image()', 'hdu', 1],
    ['in galactic coordinates', 'image(("GLON-CAR", "GLAT-CAR"), (0, 0))', 'hdu', 1],
    ['near a pole, across RA 0', 'image(crval=(359.9, -89.5))', 'hdu', 1],
    ['with distortion', 'image(sip=True)', 'hdu', 2],
    [
      'compressed, behind an empty HDU',
      'image()',
      'fits.HDUList([fits.PrimaryHDU(), fits.CompImageHDU(hdu.data, hdu.header)])',
      1,
    ],
    [
      'a plane of a cube',
      'image()',
      '{"image": fits.PrimaryHDU(np.stack([hdu.data * 0, hdu.data]), hdu.header), "plane": 1}',
      1,
    ],
    ['an array with its coordinates', 'image()', '{"image": hdu.data, "wcs": WCS(hdu.header)}', 1],
  ])('has every pixel %s where astropy has it', async (_, make, given, pixels) => {
    await run(`hdu = ${make}\nprint(placed(sky(${given}), hdu))`);
    expect(Number(python.printed())).toBeLessThan(pixels);
  });

  test('that is too large is thinned, and the legend says so', async () => {
    await run(
      'import skybook.sky_image\nskybook.sky_image.MOST_PIXELS = 20_000\ntry:\n    hdu = image()\n    made = sky(hdu)\nfinally:\n    skybook.sky_image.MOST_PIXELS = 16_000_000\nprint(placed(made, hdu))\nmade',
    );
    expect(layer().note).toContain('1 of 4 pixels');
    expect(Number(python.printed())).toBeLessThan(1);
  });

  test('without a place on the sky, without pixels or without such a plane says so', async () => {
    expect(await failing('sky(fits.PrimaryHDU(np.ones((3, 3))))')).toContain('no place on the sky');
    expect(await failing('sky(fits.HDUList([fits.PrimaryHDU()]))')).toContain('holds no image');
    expect(await failing('sky({"image": image(), "plane": 3})')).toContain('no plane 3');
    expect(await failing('blank = image()\nblank.data[:] = np.nan\nsky(blank)')).toContain('no pixel with a value');
  });

  test.each(DATA_FOLDERS)('may be a FITS file of another tool ($name)', async ({ name, path }) => {
    const file = path(
      'fits',
      name === 'ours' ? 'rice.fits' : 'astropy-tutorials/astropy-coordinates/dss_hd219829.fits',
    );
    await run(
      `import base64\nsky(fits.open(io.BytesIO(base64.b64decode("${readFileSync(file).toString('base64')}"))))`,
    );
    expect(layer().corners!.flat().every(Number.isFinite)).toBe(true);
  });

  test('is listed with the other parts of its file, and a table is a grid', async () => {
    await run('fits.HDUList([fits.PrimaryHDU(), fits.ImageHDU(np.ones((2, 3)), name="SCI")])');
    const { ipc } = shown().tables!['table']!;
    expect(
      tableFromIPC(ipc)
        .toArray()
        .map((row) => ({ ...row.toJSON() }) as unknown),
    ).toMatchObject([{ type: 'PrimaryHDU' }, { name: 'SCI', axes: '3 × 2', values: 'float64' }]);
    await run('fits.BinTableHDU.from_columns([fits.Column("mag", "E", array=[1, 2, 3])])');
    expect(shown().tables!['table']!.rows).toBe(3);
    await run('image()');
    expect(shown().data['text/plain']).toMatch(/^PrimaryHDU PRIMARY: 300 × 200/);
  });
});
