import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { HAS_PYTHON, openNodePython } from '../testing/openNodePython.ts';
import { filesOfWheel } from './filesOfWheel.ts';
import { mountFiles } from './mountFiles.ts';

const WHEEL = zipSync({
  'tried/__init__.py': strToU8('NAME = "tried"\n'.repeat(200)),
  'tried/deep/data.bin': [Uint8Array.of(1, 2, 3), { level: 0 }],
  'tried/deep/empty.txt': new Uint8Array(0),
  'json/__init__.py': strToU8(''),
});

test('the files of a wheel are listed with the places of their data', () => {
  const files = filesOfWheel(WHEEL);
  expect(files.map(([path]) => path).sort()).toEqual(
    ['json/__init__.py', 'tried/__init__.py', 'tried/deep/data.bin', 'tried/deep/empty.txt'].sort(),
  );
  const [, at, packed, bytes, isDeflated] = files.find(([path]) => path.endsWith('data.bin'))!;
  expect([[...WHEEL.subarray(at, at + packed)], bytes, isDeflated]).toEqual([[1, 2, 3], 3, 0]);
  expect(() => filesOfWheel(WHEEL.subarray(0, -1))).toThrow('no wheel');
});

test.skipIf(!HAS_PYTHON)('folders of wheels look as if their files had always been in them', async () => {
  const { pyodide } = await openNodePython();
  const site = '/lib/python3.14/site-packages';
  const mount = (files: Parameters<typeof zipSync>[0]): void => {
    const wheel = zipSync(files);
    mountFiles(pyodide, site, filesOfWheel(wheel), () => wheel);
  };
  mount({ 'one/a.py': strToU8('A = 1'), 'one/deep/b.py': strToU8('B = 2'), 'single.py': strToU8('S = 3') });
  mount({ 'one/deep/c.py': strToU8('C = 4'), 'one/a.py': strToU8('A = 5') });
  mount({ 'two/d.py': strToU8('D = 6') });
  mount({ 'three/e.py': strToU8('E = 7') });
  mount({ 'four/f.py': strToU8('F = 8') });
  const said = pyodide.runPython(`
import importlib, os, shutil
importlib.invalidate_caches()
os.chdir("${site}")
def refused(do):
    try:
        do()
    except OSError as error:
        return type(error).__name__
said = [os.path.isdir("two"), os.path.exists("two/x"), refused(lambda: os.rmdir("three")), sorted(os.walk("one"))]
open("two/new.txt", "w").write("new")
os.rename("four/f.py", "two/moved.py")
shutil.rmtree("three")
import single
from one import a
from one.deep import b, c
said += [sorted(os.listdir("two")), os.path.exists("three"), os.listdir("four")]
repr(said + [single.S, a.A, b.B, c.C])`);
  expect(said).toBe(
    "[True, False, 'OSError', [('one', ['deep'], ['a.py']), ('one/deep', [], ['b.py', 'c.py'])], ['d.py', 'moved.py', 'new.txt'], False, [], 3, 1, 2, 4]",
  );
});

test.skipIf(!HAS_PYTHON)(
  'a wheel that is there is read where Python reads one of its files, and not before',
  async () => {
    const { pyodide } = await openNodePython();
    let read = 0;
    let isThere = true;
    mountFiles(pyodide, '/lib/python3.14/site-packages', filesOfWheel(WHEEL), () => {
      read++;
      if (!isThere) throw new Error('it has not come');
      return WHEEL;
    });
    pyodide.runPython('import importlib, os; importlib.invalidate_caches()');
    const inside = '/lib/python3.14/site-packages/tried';
    expect(
      pyodide.runPython(`repr((os.path.getsize("${inside}/__init__.py"), sorted(os.listdir("${inside}/deep"))))`),
    ).toBe("(3000, ['data.bin', 'empty.txt'])");
    expect(read).toBe(0);
    expect(pyodide.runPython('import tried; tried.NAME')).toBe('tried');
    expect(read).toBe(1);
    expect(pyodide.runPython(`open("${inside}/__init__.py").read()[:14]`)).toBe('NAME = "tried"');
    expect(read).toBe(1);
    pyodide.runPython(`open("${inside}/deep/empty.txt", "w").write("written")`);
    expect(pyodide.runPython(`open("${inside}/deep/empty.txt").read()`)).toBe('written');
    isThere = false;
    expect(() => pyodide.runPython(`open("${inside}/deep/data.bin", "rb").read()`)).toThrow('OSError');
    isThere = true;
    expect(pyodide.runPython(`open("${inside}/deep/data.bin", "rb").read().hex()`)).toBe('010203');
  },
);
