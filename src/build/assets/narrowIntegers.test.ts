import type { PyodideAPI } from 'pyodide';
import { beforeAll, describe, expect, it } from 'vitest';
import { HAS_OFFICIAL_NUMPY, officialNumpy } from './testing/officialNumpy.ts';

describe.skipIf(!HAS_OFFICIAL_NUMPY)('with the official NumPy, of 32 bits', () => {
  let python: PyodideAPI;

  beforeAll(async () => {
    python = await officialNumpy('narrow_integers.py');
  });

  it.each([
    ['np.full((1000, 1000), 5000, "i2").sum()', '5000000000'],
    ['np.sum(np.full(4, 2**30, "i4"))', '4294967296'],
    ['np.sum([2**30] * 4)', '4294967296'],
    ['np.full((2, 2), 2**30, "i4").sum(axis=0).tolist()', '[2147483648, 2147483648]'],
    ['np.full(4, 1000, "i2").prod()', '1000000000000'],
    ['np.prod([100000, 100000])', '10000000000'],
    ['np.cumsum(np.full(3, 2**30, "i4")).tolist()', '[1073741824, 2147483648, 3221225472]'],
    ['np.full(2, 2**31, "u4").sum().dtype', 'uint64'],
    ['np.ones(3, bool).sum().dtype', 'int64'],
    ['np.sum(np.ones(2, "i4"), dtype="i2").dtype', 'int16'],
    ['np.ma.array([2**30] * 3, mask=[0, 0, 1], dtype="i4").sum()', '2147483648'],
    [
      'np.sum([0.5, 1]), np.max([1, 2]), np.sum(np.array([1 + 1j]))',
      '(np.float64(1.5), np.int32(2), np.complex128(1+1j))',
    ],
  ])('%s is %s', (text, value) => {
    expect(python.runPython(`str((${text}))`)).toBe(value);
  });

  it('the rest is told, in one cell, each time that it runs', () => {
    const told = (cell: string) =>
      python.runPython(
        `import contextlib, io\nwith contextlib.redirect_stderr(io.StringIO()) as told: attached.tell("${cell}")\ntold.getvalue()`,
      ) as string;
    expect(told('a')).toMatch(/32 bits on this site.*wraps without an error/);
    expect(told('b')).toBe('');
    expect(told('a')).toMatch(/32 bits/);
  });
});
