import { beforeAll, describe, expect, test } from 'vitest';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

describe.skipIf(!HAS_PYTHON)('Floating-point errors, which a page cannot notice', () => {
  let python: TestPython;
  beforeAll(async () => {
    python = await new TestPython().boot();
    await python.setUp('import warnings, numpy as np');
  });

  test.each([
    ["np.seterr(all='raise')", 1],
    ["np.seterr('call')", 1],
    ["with np.errstate(divide='raise'): pass", 1],
    ["np.errstate(invalid='print')(len)", 1],
    ["np.seterr(all='ignore')", 0],
    ["with np.errstate(divide='ignore', invalid='warn'): pass", 0],
    [`exec(compile("np.seterr(over='raise')", '/lib/python3.14/site-packages/some/library.py', 'exec'))`, 0],
  ])('%s is answered with %d warnings', async (text, count) => {
    await python.run(`
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter('always')
    ${text}
print(len(told), sum('cannot notice' in str(one.message) for one in told))`);
    expect(python.printed()).toBe(`${count} ${count}\n`);
  });

  test('the state that was asked for is kept, and given back', async () => {
    await python.run(`
before = np.geterr()
with np.errstate(all='ignore'):
    print(np.geterr()['divide'])
print(np.geterr() == before)`);
    expect(python.printed()).toBe('ignore\nTrue\n');
  });
});
