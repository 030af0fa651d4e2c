import { beforeAll, describe, expect, test } from 'vitest';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

describe.skipIf(!HAS_PYTHON)('Files that Python maps into memory', () => {
  let python: TestPython;
  beforeAll(async () => {
    python = await new TestPython().boot();
    await python.setUp('import mmap, numpy as np');
  });

  const written = async (text: string): Promise<string> => {
    await python.run(`${text}\nprint(np.fromfile('/tmp/mapped.bin', 'i4').tolist())`);
    return python.printed().trim().split('\n').at(-1) ?? '';
  };

  test('what an array over a file is given stands in the file, once it is flushed or let go', async () => {
    expect(
      await written(`
m = np.memmap('/tmp/mapped.bin', dtype='i4', mode='w+', shape=(4,))
m[:] = [1, 2, 3, 4]
m.flush()`),
    ).toBe('[1, 2, 3, 4]');
    expect(
      await written(`
m = np.memmap('/tmp/mapped.bin', dtype='i4', mode='r+')
m[3] = 99
del m`),
    ).toBe('[1, 2, 3, 99]');
  });

  test('a copy of its own leaves the file as it was, and a file that is closed twice is closed once', async () => {
    expect(
      await written(`
m = np.memmap('/tmp/mapped.bin', dtype='i4', mode='c')
m[0] = 5
del m
with open('/tmp/mapped.bin', 'r+b') as file:
    mapped = mmap.mmap(file.fileno(), 0)
mapped[4:8] = b'\\x07\\0\\0\\0'
mapped.close()
mapped.close()`),
    ).toBe('[1, 7, 3, 99]');
  });
});
