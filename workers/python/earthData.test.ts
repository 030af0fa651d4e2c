import { beforeAll, describe, expect, test } from 'vitest';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

/** UT1 − UTC, in seconds, in the predicted part of the site's table, as of a day long after it was made. */
const LATER = `
from datetime import datetime
from astropy.time import Time
from astropy.utils import iers
table = iers.IERS_Auto.open()
first = float(table.meta["predictive_mjd"])
iers.IERS_Auto.time_now = property(lambda self: Time(first + 60, format="mjd"))
asked = Time(first + 20, format="mjd")
`;

describe.skipIf(!HAS_PYTHON)('data of the Earth that have grown old', () => {
  const python = new TestPython();
  beforeAll(async () => {
    await python.boot();
    await python.setUp(`${LATER}
import skybook.packages.earth_data as data
seen = []
def refused(url, *more):
    seen.append(url)
    raise OSError("no network here")
data.urlopen = refused`);
  });

  test('are told with their age, sought once at PyPI, and reckoned with as astropy does without a network', async () => {
    await python.run('import warnings\nwarnings.simplefilter("ignore")\nprint(float(asked.ut1.mjd - asked.utc.mjd))');
    const [looking, age, value] = python.printed().trim().split('\n');
    expect(looking).toMatch(/asking PyPI for newer ones/);
    expect(age).toMatch(/^The Earth's orientation after \d\d \w+ \d{4} is as it was predicted 60 days ago/);
    await python.run(
      'iers.conf.auto_download = False\niers.conf.auto_max_age = None\nplain = Time(asked.mjd, format="mjd")\nprint(float(plain.ut1.mjd - plain.utc.mjd), seen)',
    );
    expect(python.printed().trim()).toBe(`${value} ['https://pypi.org/pypi/astropy-iers-data/json']`);
  });

  test('are asked of nobody for leap seconds', async () => {
    await python.run('print(iers.LeapSeconds._auto_open_files)');
    expect(python.printed()).not.toMatch(/url/);
  });
});
