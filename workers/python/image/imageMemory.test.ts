import { expect, test } from 'vitest';
import { imageWith, packagesOf, type PythonImage } from '../../wire/pythonImages.ts';
import { HAS_PYTHON, TestPython } from '../testing/openNodePython.ts';

const DRAWN = 'plt.plot([1, 2])\nplt.savefig(io.BytesIO())';

/** What cells do first that use one library or two, by the image that they start from. */
const USED: readonly (readonly [PythonImage, string])[] = [
  ['core', '1 + 1'],
  ['numpy', 'import numpy as np\nnp.random.default_rng(1).normal(size=9).sum()'],
  ['bokeh', 'from bokeh.plotting import figure\nfigure().scatter([1], [2])'],
  ['matplotlib', `import io, matplotlib.pyplot as plt\n${DRAWN}`],
  ['pandas', 'import pandas as pd\npd.DataFrame({"a": [1]})'],
  ['astropy', 'from astropy.coordinates import SkyCoord\nstr(SkyCoord(10, 41, unit="deg").galactic)'],
  ['scipy', 'from scipy import optimize, stats\noptimize.brentq(lambda x: x**3 - 2, 0, 2)'],
  ['pandas-matplotlib', `import io, matplotlib.pyplot as plt\nimport pandas as pd\npd.DataFrame({"a": [1]})\n${DRAWN}`],
  ['astropy-matplotlib', `import io, matplotlib.pyplot as plt\nfrom astropy.coordinates import SkyCoord\n${DRAWN}`],
  ['scipy-matplotlib', `import io, matplotlib.pyplot as plt\nfrom scipy import optimize, stats\n${DRAWN}`],
  ['services', 'import pyvo\nfrom astroquery.simbad import Simbad\nSimbad()'],
];

test.skipIf(!HAS_PYTHON).each(USED)(
  'of the image %s, Python takes no more memory than without',
  async (image, text) => {
    expect(imageWith(packagesOf(image))).toBe(image);
    const from = await new TestPython().boot(packagesOf(image));
    await from.run(text);
    const without = await new TestPython(undefined, undefined, Buffer.from('no image')).boot(packagesOf(image));
    await without.run(text);
    expect(from.memoryBytes()).toBeLessThanOrEqual(without.memoryBytes());
  },
);
