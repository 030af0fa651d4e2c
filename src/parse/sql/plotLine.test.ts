import { describe, expect, test } from 'vitest';
import { isNotebookError } from '../../../workers/wire/notebookError.ts';
import { readPlotLine } from './plotLine.ts';

describe('a line that asks for a plot', () => {
  test.each([
    ['-- plot: x=bp_rp, y=-abs_mag\nSELECT 1', { x: 'bp_rp', y: '-abs_mag' }],
    ['SELECT 1\n  --plot: x = bp_rp  y = g', { x: 'bp_rp', y: 'g' }],
    ['-- PLOT: X=a,bins=20', { x: 'a', bins: 20 }],
    [`-- plot: x="my column, odd = one", y=-'B-V'`, { x: 'my column, odd = one', y: '-B-V' }],
    ['-- plot: x=a, log=x y, color=c', { x: 'a', log: 'x y', color: 'c' }],
    ['-- plot: x=Größe, density=0, title=Two words', { x: 'Größe', density: 0, title: 'Two words' }],
    ['-- plot: projection=aitoff, center=-12.5\r\nSELECT 1', { projection: 'aitoff', center: -12.5 }],
  ])('%j', (text, wish) => {
    expect(readPlotLine(text)?.wish).toEqual(wish);
  });

  test('is told where it stands, and is none within other lines', () => {
    expect(readPlotLine('SELECT 1\n-- plot: x=a')?.line).toBe(2);
    for (const text of ['SELECT 1 -- plot: x=a', '-- plots: x=a', '-- the plot: x=a', 'SELECT 1', ''])
      expect(readPlotLine(text)).toBeUndefined();
  });

  test.each([
    ['-- plot:', 'says nothing'],
    ['-- plot: bp_rp', '`bp_rp` is no pair'],
    ['-- plot: x=a, y', '`y` is no pair'],
    ['-- plot: x=, y=b', 'x has no value'],
    ['-- plot: x=a, x=b', 'x stands there twice'],
    ['-- plot: size=3', 'a plot has no size'],
    ['-- plot: x=a, bins=many', 'bins is a number, and not many'],
    ['-- plot: x="a', '" is never closed'],
    ['-- plot: x=a, constructor=b', 'a plot has no constructor'],
  ])('%j is a mistake, told in words with its line', (text, words) => {
    let failure: unknown;
    try {
      readPlotLine(`SELECT 1\n${text}`);
    } catch (error) {
      failure = isNotebookError(error) ? error.failure : error;
    }
    expect(failure).toMatchObject({ kind: 'syntax', line: 2, message: expect.stringContaining(words) as unknown });
  });
});
