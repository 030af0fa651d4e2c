import { beforeAll, describe, expect, test } from 'vitest';
import { HAS_PYTHON, TestPython } from '../../testing/openNodePython.ts';

describe.skipIf(!HAS_PYTHON)('a file of a repository at GitHub', () => {
  const python = new TestPython();
  beforeAll(async () => {
    await python.boot([]);
  });

  test.each([
    ['https://github.com/o/r/raw/main/data/f.fits', 'https://raw.githubusercontent.com/o/r/main/data/f.fits'],
    ['https://github.com/o/r/raw/refs/heads/main/f.csv', 'https://raw.githubusercontent.com/o/r/main/f.csv'],
    ['https://github.com/o/r/blob/main/f.fits?raw=true', 'https://raw.githubusercontent.com/o/r/main/f.fits'],
    ['https://github.com/o/r/blob/main/f.fits', 'None'],
    ['https://github.com/o/r/releases/download/v1/f.zip', 'None'],
    ['https://host.example/o/r/raw/main/f', 'None'],
  ])('%s is asked for at %s', async (url, raw) => {
    await python.run(`from skybook.web.github import raw_file\nprint(raw_file(${JSON.stringify(url)}))`);
    expect(python.printed().trim()).toBe(raw);
  });
});
