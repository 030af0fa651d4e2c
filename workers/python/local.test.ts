import { beforeAll, describe, expect, test } from 'vitest';
import type { NotebookError } from '../wire/notebookError.ts';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

describe.skipIf(!HAS_PYTHON)('a file of the reader’s that Python cannot open', () => {
  let python: TestPython;
  beforeAll(async () => {
    python = await new TestPython().boot();
  });

  test.each([
    ["open('/local/x.fits')", 'Press Add data and choose x.fits'],
    ["open('/local/sky/hats.properties')", 'Press Add data and choose sky'],
    ["from astropy.table import Table\nTable.read('/local/x.csv')", 'Press Add data and choose x.csv'],
    ["open('local://my stars.csv')", 'at /local/my stars.csv'],
    ["import errno\nraise OSError(errno.EIO, 'I/O error')", 'choose it again with Add data'],
    ["import errno\nraise OSError(errno.EROFS, 'Read-only file system')", 'read only'],
  ])('%s says what to do', async (text, advice) => {
    await expect(python.run(text)).rejects.toMatchObject({
      failure: { kind: 'python', advice: expect.stringContaining(advice) as string },
    });
  });

  test('another missing file has no such advice', async () => {
    const failure = await python
      .run("open('/tmp/nowhere')")
      .catch((error: unknown) => (error as NotebookError).failure);
    expect(failure).toMatchObject({ kind: 'python' });
    expect(failure).not.toHaveProperty('advice');
  });
});
