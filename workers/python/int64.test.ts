import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

const FOLDER = resolve(import.meta.dirname, 'testing/int64');
const CASES = readFileSync(resolve(FOLDER, 'int64_cases.py'), 'utf8');
/** What NumPy on 64-bit Linux says, by group and expression. */
const ANSWERS = JSON.parse(readFileSync(resolve(FOLDER, 'answers.json'), 'utf8')) as Readonly<
  Record<string, Readonly<Record<string, string>>>
>;
const NARROW = 'this site was set up without a NumPy of 64 bits';

/** What packages make of default integers: a title, a cell, and what it prints. */
const PACKAGES: readonly (readonly [string, string, string])[] = [
  [
    'a column put first, last and between',
    'import pandas as pd\nframe = pd.DataFrame({"a": [1, 2]})\nframe.insert(0, "z", [3, 4])\nframe["b"] = [0.5, 1.5]\nframe.insert(1, "m", ["x", "y"])\nprint(frame.to_dict("list"))',
    "{'z': [3, 4], 'm': ['x', 'y'], 'a': [1, 2], 'b': [0.5, 1.5]}",
  ],
  [
    'a table of counts',
    'import pandas as pd\nprint(pd.crosstab(pd.Series([1, 1, 2]), pd.Series(["x", "y", "x"])).to_dict("list"))',
    "{'x': [1, 1], 'y': [1, 0]}",
  ],
  [
    'sums of groups',
    'import pandas as pd\nprint(pd.DataFrame({"k": [1, 1], "v": [2**31, 2**31]}).groupby("k").v.sum().to_dict())',
    '{1: 4294967296}',
  ],
  ["a frame's own integer", 'import pandas as pd\nprint(pd.Series([2.5e9]).astype(int).tolist())', '[2500000000]'],
  [
    'peaks given as a list',
    'from scipy.signal import peak_widths\nprint(peak_widths([0, 1, 2, 1, 0], [2])[0].tolist())',
    '[2.0]',
  ],
  [
    'labels of an image',
    'import numpy as np\nfrom scipy import ndimage\nlabels, count = ndimage.label(np.array([[1, 0], [0, 1]]))\nprint(count, ndimage.sum_labels(np.full((2, 2), 2**31), labels, [1, 2]).tolist())',
    '2 [2147483648.0, 2147483648.0]',
  ],
  [
    'neighbours by a tree',
    'from scipy.spatial import cKDTree\nprint(cKDTree([[0, 0], [5, 5]]).query([[4, 4]])[1].tolist())',
    '[1]',
  ],
  [
    'a sparse matrix',
    'from scipy.sparse import csr_matrix\nprint(csr_matrix(([2**31, 1], ([0, 1], [1, 0])), shape=(2, 2)).sum())',
    '2147483649',
  ],
  [
    'a column of a table',
    'import numpy as np\nfrom astropy.table import Table\nprint(Table({"n": [1, 2]})["n"].dtype, Table({"k": [1, 1], "v": np.array([2**31 - 1, 1], "i4")}).group_by("k").groups.aggregate(np.sum)["v"].tolist())',
    'int64 [2147483648]',
  ],
  [
    "a 16-bit image's sum",
    'import io\nimport numpy as np\nfrom astropy.io import fits\nfile = io.BytesIO()\nfits.PrimaryHDU(np.full((1000, 1000), 5000, "i2")).writeto(file)\nprint(fits.open(io.BytesIO(file.getvalue()))[0].data.sum())',
    '5000000000',
  ],
  [
    'cells of HEALPix',
    'from astropy_healpix import HEALPix\nprint(HEALPix(2**20, order="nested").healpix_to_lonlat([10**12])[0].deg.round(3).tolist())',
    '[15.268]',
  ],
];

describe.skipIf(!HAS_PYTHON)('integers are those of a 64-bit Linux', () => {
  let python: TestPython;
  let wide: boolean;
  const printed = async (text: string) => {
    await python.run(text);
    return python.printed().trim();
  };

  beforeAll(async () => {
    python = await new TestPython().boot();
    wide = (await printed('import numpy as np\nprint(np.dtype(int).name)')) === 'int64';
  });

  test.for(Object.entries(ANSWERS))('%s', async ([group, answers], { skip }) => {
    skip(!wide, NARROW);
    const said = await printed(
      `import json, types\ncases = types.ModuleType("cases")\nexec(${JSON.stringify(CASES)}, cases.__dict__)\nprint(json.dumps(cases.answers(json.loads(${JSON.stringify(JSON.stringify({ [group]: answers }))}))))`,
    );
    expect(JSON.parse(said)).toEqual({ [group]: answers });
  });

  test.for(PACKAGES)('%s', async ([, text, answer], { skip }) => {
    skip(!wide, NARROW);
    expect(await printed(text)).toBe(answer);
  });
});
