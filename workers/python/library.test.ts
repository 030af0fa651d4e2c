import { describe, expect, test } from 'vitest';
import { LIBRARY_FILE } from '../wire/libraryFile.ts';
import { HAS_PYTHON, readPackage, TestPython } from './testing/openNodePython.ts';

/** A Python, how often the archive was read, and a line that can be cut. */
async function begun(modules: readonly string[] = []) {
  const read: string[] = [];
  const line = { isCut: false };
  const now = (file: string): Uint8Array => {
    if (line.isCut) throw new Error('no network');
    return readPackage(file);
  };
  const python = new TestPython(undefined, now, undefined, (file) => read.push(file));
  await python.boot(modules);
  return { python, line, reads: () => read.filter((file) => file === LIBRARY_FILE).length };
}

describe.skipIf(!HAS_PYTHON)('the archive of Python’s own library', () => {
  test.each([
    [[], 'import math, json, re, os, datetime\nfrom pathlib import Path\nf"{math.pi:.3f}"'],
    [['astropy'], 'from astropy.coordinates import SkyCoord\nSkyCoord("10h20m +5d", frame="icrs")'],
    [['matplotlib'], 'import matplotlib.pyplot as plt\nplt.plot([1, 2])'],
  ])('is not waited for by usual cells, with %j', async (modules, text) => {
    const { python, reads } = await begun(modules);
    await python.run(text);
    expect(reads()).toBe(0);
  });

  test('has come before a cell that imports what is not in memory', async () => {
    const { python, line, reads } = await begun();
    line.isCut = true;
    await python.run('import colorsys\nprint(colorsys.rgb_to_hsv(1, 0, 0))');
    expect([python.printed(), reads()]).toEqual(['(0.0, 1.0, 1)\n', 1]);
  });

  test('is read at once where an import is within a call', async () => {
    const { python, reads } = await begun();
    await python.run('print(__import__("colorsys").rgb_to_hsv(1, 0, 0))');
    expect([python.printed(), reads()]).toEqual(['(0.0, 1.0, 1)\n', 1]);
  });

  test('is asked for again after a read for which there was no line', async () => {
    const { python, line } = await begun();
    line.isCut = true;
    const { failure } = await python.outcome('__import__("colorsys")');
    expect(failure?.message).toContain('Network unreachable');
    line.isCut = false;
    await python.run('print(__import__("colorsys").rgb_to_hsv(1, 0, 0))');
    expect(python.printed()).toBe('(0.0, 1.0, 1)\n');
  });

  test('has come before packages do, and needs no second look then', async () => {
    const { python, line, reads } = await begun();
    line.isCut = true;
    await python.run('import dateutil.parser\nprint(dateutil.__name__)');
    expect([python.printed(), reads()]).toEqual(['dateutil\n', 1]);
  });
});
