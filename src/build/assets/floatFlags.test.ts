import type { PyodideAPI } from 'pyodide';
import { beforeAll, describe, expect, test } from 'vitest';
import { HAS_OFFICIAL_NUMPY, officialNumpy } from './testing/officialNumpy.ts';

describe.skipIf(!HAS_OFFICIAL_NUMPY)('with the official NumPy, which notices no floating-point errors', () => {
  let python: PyodideAPI;

  beforeAll(async () => {
    python = await officialNumpy('float_flags.py');
    python.runPython('import warnings');
  });

  test.each([
    ["np.seterr(all='raise')", 1],
    ["np.seterr('call')", 1],
    ["with np.errstate(divide='raise'): pass", 1],
    ["np.errstate(invalid='print')(len)", 1],
    ["np.seterr(all='ignore')", 0],
    ["with np.errstate(divide='ignore', invalid='warn'): pass", 0],
    [`exec(compile("np.seterr(over='raise')", '/lib/python3.14/site-packages/some/library.py', 'exec'))`, 0],
  ])('%s is answered with %d warnings', (text, count) => {
    const told = python.runPython(`
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter('always')
    ${text}
f"{len(told)} {sum('cannot notice' in str(one.message) for one in told)}"`) as string;
    expect(told).toBe(`${count} ${count}`);
  });

  test('the state that was asked for is kept, and given back', () => {
    const states = python.runPython(`
before = np.geterr()
with np.errstate(all='ignore'):
    within = np.geterr()['divide']
f"{within} {np.geterr() == before}"`) as string;
    expect(states).toBe('ignore True');
  });
});
