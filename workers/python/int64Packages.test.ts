import { beforeAll, describe, expect, test } from 'vitest';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

/** A call of each compiled package of the site with integers as Python makes them, and whether its answer is right. */
const CALLS: Readonly<Record<string, string>> = {
  numpy: 'np.bincount(n).sum() == 4 and np.fft.fft(n)[0] == 10 and np.linalg.det(np.eye(2, dtype=int)) == 1',
  pandas: 'pd.DataFrame({"n": n, "m": n % 2}).groupby("m").n.sum().tolist() == [6, 4]',
  'scipy.signal': 'scipy.signal.convolve(n, n).sum() == 100 and scipy.signal.find_peaks([0, 3, 0])[0][0] == 1',
  'scipy.ndimage': 'scipy.ndimage.label(n > 1)[1] == 1 and scipy.ndimage.sum_labels(n, n, [1, 2]).tolist() == [1, 2]',
  'scipy.stats': 'scipy.stats.linregress(n, 2 * n).slope == 2',
  'scipy.spatial': 'scipy.spatial.cKDTree(n[:, None]).query([[2]])[1][0] == 1',
  'scipy.interpolate': 'scipy.interpolate.interp1d(n, n)(2) == 2 and scipy.interpolate.CubicSpline(n, n)(2) == 2',
  'scipy.sparse':
    'scipy.sparse.csr_array((n, (n - 1, n - 1))).sum() == 10 and scipy.sparse.csgraph.connected_components(scipy.sparse.eye_array(2, dtype=int))[0] == 2',
  'scipy.linalg': 'scipy.linalg.inv(np.eye(2, dtype=int))[0, 0] == 1',
  'scipy.special': 'scipy.special.comb(n, 1).tolist() == [1, 2, 3, 4] and scipy.special.gamma(n)[3] == 6',
  'scipy.optimize':
    'scipy.optimize.linear_sum_assignment(np.eye(2, dtype=int))[1].tolist() == [1, 0] and scipy.optimize.curve_fit(lambda x, a: a * x, n, 2 * n)[0][0] == 2',
  'scipy.cluster': 'len(scipy.cluster.hierarchy.linkage(n[:, None])) == 3',
  'scipy.fft': 'scipy.fft.fft(n)[0] == 10',
  erfa: 'erfa.cal2jd(n + 2000, 1, 1)[1].shape == (4,)',
  'astropy.wcs':
    'abs((float(WCS({"CTYPE1": "RA---TAN", "CTYPE2": "DEC--TAN", "CRPIX1": 1, "CRPIX2": 1, "CDELT1": 1, "CDELT2": 1}).wcs_pix2world(n, n, 1)[0][0]) + 1) % 360 - 1) < 1e-9',
  'astropy.convolution': 'abs(float(convolve(n, [0, 1, 0])[1]) - 2) < 1e-12',
  'astropy.timeseries':
    'len(LombScargle(n, n).power(np.array([1, 2]) / 7)) == 2 and len(BoxLeastSquares(n, n).power([2.0], 0.5).power) == 1',
  'astropy.io.fits': 'fits.CompImageHDU(np.arange(100).reshape(10, 10)).data.sum() == 4950',
  'astropy.io.ascii': 'ascii.read("a\\n4295806720123456789\\n")["a"][0] == 4295806720123456789',
  'astropy.stats': 'float(sigma_clip(n).sum()) == 10 and float(fold_intervals([(1, 2, 1)])[0][-1]) == 1',
  astropy_healpix:
    'int(astropy_healpix.HEALPix(4).lonlat_to_healpix(0 * u.deg, 0 * u.deg)) == int(astropy_healpix.core.lonlat_to_healpix(0 * u.deg, 0 * u.deg, 4)) and len(astropy_healpix.HEALPix(4).healpix_to_lonlat(n)[0]) == 4',
  cdshealpix: 'len(cdshealpix.nested.healpix_to_lonlat(n, 3)[0]) == 4',
  mocpy: 'mocpy.MOC.from_healpix_cells(n, np.array([3, 3, 3, 3]), 3).sky_fraction == 4 / 768',
  regions:
    'regions.CirclePixelRegion(regions.PixCoord(2, 2), 1).to_mask(mode="center").cutout(np.ones((5, 5), int)).sum() == 9',
  contourpy: 'len(contourpy.contour_generator(z=np.outer(n, n)).lines(4)) >= 1',
  matplotlib: 'plt.hist(n, bins=4)[0].sum() == 4 and plt.imshow(np.outer(n, n)).get_array().sum() == 100',
  PIL: 'Image.fromarray(n.astype("u1").reshape(2, 2)).size == (2, 2)',
  kiwisolver: 'kiwisolver.Variable("x") is not None',
  yaml: 'yaml.safe_load(yaml.safe_dump([int(i) for i in n])) == [1, 2, 3, 4]',
};

/** Calls that refuse integers of 64 bits, with what they say; the README's Limits name them. */
const REFUSED: Readonly<Record<string, string>> = {
  'scipy.special.eval_hermite(n, 0.5)': "ufunc 'eval_hermite' not supported for the input types",
  'Image.fromarray(n.reshape(2, 2))': 'Cannot handle this data type',
};

const IMPORTS = `import numpy as np, pandas as pd, matplotlib.pyplot as plt, scipy, erfa, astropy_healpix, cdshealpix, mocpy, regions, contourpy, kiwisolver, yaml
import scipy.signal, scipy.ndimage, scipy.stats, scipy.spatial, scipy.interpolate, scipy.sparse.csgraph, scipy.linalg, scipy.special, scipy.optimize, scipy.cluster.hierarchy, scipy.fft
from PIL import Image
from astropy import units as u
from astropy.convolution import convolve
from astropy.io import ascii, fits
from astropy.stats import fold_intervals, sigma_clip
from astropy.timeseries import BoxLeastSquares, LombScargle
from astropy.wcs import WCS
n = np.array([1, 2, 3, 4])`;

describe.skipIf(!HAS_PYTHON)('integers of 64 bits', () => {
  let python: TestPython;
  beforeAll(async () => {
    python = await new TestPython().boot();
    await python.run(`${IMPORTS}\nprint(n.dtype)`, { defines: ['n'] });
  }, 240_000);

  const answer = async (text: string) => {
    await python.run(
      `${IMPORTS}\ntry:\n    print(${text})\nexcept Exception as error:\n    print(type(error).__name__, error)`,
    );
    return python.printed();
  };

  test.each(Object.entries(CALLS))('are taken by %s', async (_, call) => {
    expect(await answer(call)).toMatch(/^True\n/);
  });

  test.each(Object.entries(REFUSED))('are refused in words by %s', async (call, words) => {
    expect(await answer(call)).toContain(words);
  });
});
