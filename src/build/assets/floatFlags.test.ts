import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadPyodide, type PyodideAPI } from 'pyodide';
import { beforeAll, describe, expect, test } from 'vitest';
import { cacheDir } from './cache.ts';
import { assetLock } from './lock.ts';
import { pyodideFolder } from './pyodideFolder.ts';

const { sha256, file } = assetLock.assets.find(({ name }) => name === 'numpy')!;
const official = join(cacheDir(), 'assets', sha256, file);
const source = readFileSync(
  resolve(import.meta.dirname, '../../../workers/python/skybook/packages/float_flags.py'),
  'utf8',
);

describe.skipIf(!existsSync(official))('with the official NumPy, which notices no floating-point errors', () => {
  let python: PyodideAPI;

  beforeAll(async () => {
    python = await loadPyodide({ indexURL: pyodideFolder() });
    python.unpackArchive(new Uint8Array(readFileSync(official)), 'wheel');
    python.runPython(
      `import types, warnings, numpy as np\nflags = types.ModuleType("flags")\nexec(${JSON.stringify(source)}, flags.__dict__)\nflags.attach(np)`,
    );
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
