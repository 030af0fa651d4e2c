import { beforeAll, describe, expect, test } from 'vitest';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

describe.skipIf(!HAS_PYTHON)('photutils and reproject, compiled for the site', () => {
  let python: TestPython;
  const printed = async (text: string) => {
    await python.run(text);
    return python.printed().trim();
  };
  beforeAll(async () => {
    python = await new TestPython().boot(['photutils', 'reproject']);
    await python.setUp(`import numpy as np
y, x = np.mgrid[:60, :60]
stars = [(15.0, 20.0, 900.0), (42.0, 37.5, 500.0)]
image = sum(flux / (2 * np.pi * 4) * np.exp(-((x - x0) ** 2 + (y - y0) ** 2) / 8) for x0, y0, flux in stars)`);
  });

  test('apertures sum the light of a star, and the parts of pixels that they cut', async () => {
    expect(
      await printed(`from photutils.aperture import CircularAperture, EllipticalAperture, aperture_photometry
table = aperture_photometry(image, CircularAperture([star[:2] for star in stars], r=10))
print([round(float(value)) for value in table["aperture_sum"]])
area = aperture_photometry(np.ones((60, 60)), EllipticalAperture((30.25, 30.75), 9, 4, theta=0.4))["aperture_sum"][0]
print(round(float(area / (np.pi * 36)), 9))`),
    ).toBe('[900, 500]\n1.0');
  });

  test('sources are found, told apart and measured', async () => {
    expect(
      await printed(`from photutils.segmentation import detect_sources, deblend_sources, SourceCatalog
segments = deblend_sources(image, detect_sources(image, 0.5, n_pixels=5), n_pixels=5)
catalog = SourceCatalog(image, segments)
print(segments.n_labels, [round(float(value), 1) for value in catalog.x_centroid], segments.data.dtype.kind)
from photutils.detection import DAOStarFinder
found = DAOStarFinder(threshold=1.0, fwhm=4.7)(image)
print(sorted(round(float(value), 1) for value in found[found.colnames[1]]))`),
    ).toBe('2 [15.0, 42.0] i\n[15.0, 42.0]');
  });

  test('an image is brought to other coordinates, its flux kept', async () => {
    expect(
      await printed(`from astropy.wcs import WCS
from reproject import reproject_adaptive, reproject_exact, reproject_interp
def wcs(step, n):
    made = WCS(naxis=2)
    made.wcs.ctype = "RA---TAN", "DEC--TAN"
    made.wcs.crval, made.wcs.crpix, made.wcs.cdelt = (10, 20), (n / 2 + 0.5,) * 2, (-step, step)
    return made
for method in (reproject_interp, reproject_exact, reproject_adaptive):
    out, footprint = method((image, wcs(0.001, 60)), wcs(0.002, 30), shape_out=(30, 30))
    print(out.shape, round(float(np.nansum(out) * 4)), round(float(footprint.mean())))`),
    ).toBe('(30, 30) 1400 1\n(30, 30) 1400 1\n(30, 30) 1400 1');
  });
});
