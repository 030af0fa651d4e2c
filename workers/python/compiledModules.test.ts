import { beforeAll, describe, expect, test } from 'vitest';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

/** Reads a table as astropy's readers in C do, and says what came: types, values and warnings. */
const READ = `
import warnings
from astropy.io import ascii
def read(text):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        table = ascii.read(text, format="fast_basic")
    return f"{[c.dtype.kind for c in table.columns.values()]} {table[0].as_void()} {sorted({str(w.message) for w in caught})}"
`;

describe.skipIf(!HAS_PYTHON)('modules compiled for the page do as on Linux', () => {
  let python: TestPython;

  beforeAll(async () => {
    python = await new TestPython().boot();
  });

  const OVERFLOW = 'OverflowError converting to IntType in column a, reverting to String.';

  test.each([
    ['a b\n99999999999999999999 1\n5 1\n', `['U', 'i'] ('99999999999999999999', 1) ['${OVERFLOW}']`],
    ['a b\n-9223372036854775809 1\n5 1\n', `['U', 'i'] ('-9223372036854775809', 1) ['${OVERFLOW}']`],
    ['a b\n9223372036854775807 1\n5 1\n', `['i', 'i'] (9223372036854775807, 1) []`],
    [
      'a b\n1 1e400\n5 1\n',
      `['i', 'f'] (1, inf) ['OverflowError converting to FloatType in column b, possibly resulting in degraded precision.']`,
    ],
    [
      'a b\n1 1e-400\n5 1\n',
      `['i', 'f'] (1, 0.0) ['OverflowError converting to FloatType in column b, possibly resulting in degraded precision.']`,
    ],
  ])('a number beyond its type is told: %j', async (text, read) => {
    await python.run(`${READ}\nprint(read(${JSON.stringify(text)}))`);
    expect(python.printed().trim()).toBe(read);
  });

  test('a reader that asks for the time of day does not end Python', async () => {
    await python.run(
      'from astropy.utils.xml import iterparser\nimport io\nwith iterparser.get_xml_iterator(io.BytesIO(b"<a><b>1</b></a>")) as parts: print([tag for start, tag, *_ in parts if start])',
    );
    expect(python.printed().trim()).toBe("['a', 'b']");
  });
});
