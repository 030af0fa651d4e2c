import { expect, it } from 'vitest';
import type { CellSeen } from './cellSeen.ts';
import { classify } from './classify.ts';

const failed = (kind: string, message: string, rest: Partial<NonNullable<CellSeen['failure']>> = {}): CellSeen => ({
  place: 1,
  state: 'failed',
  failure: { kind, message, advice: '', detail: '', ...rest },
});

it('a cell that is shown has run', () => {
  expect(classify({ place: 1, state: 'shown' })).toEqual({ is: 'ran', what: '' });
});

it.each([
  ['running', 'still running at the limit'],
  ['waiting', 'not reached before the limit'],
  ['idle', 'not reached before the limit'],
])('a cell that is %s when the time is over is unfinished', (state, what) => {
  expect(classify({ place: 1, state })).toEqual({ is: 'unfinished', what });
});

it.each([
  ['fetch', 'reg.g-vo.org gave this page no answer: it cannot be reached from here', {}, 'reg.g-vo.org'],
  [
    'fetch',
    'mast.stsci.edu gave this page no answer: it cannot be reached',
    { advice: 'MAST did not allow it when last tried (2026-11-01).' },
    'mast.stsci.edu (closed to pages)',
  ],
  ['fetch', 'a.org cannot be reached: this computer is offline', {}, 'a.org'],
  [
    'python',
    'NameResolveError: Unable to find coordinates',
    { detail: 'cds.unistra.fr gave this page no answer' },
    'cds.unistra.fr',
  ],
  ['fetch', 'No answer', { detail: 'asked https://example.org/a' }, 'example.org'],
])('%s: %s is the want of a service', (kind, message, rest, what) => {
  expect(classify(failed(kind, message, rest))).toEqual({ is: 'service', what });
});

it.each([
  ["ModuleNotFoundError: No module named 'mocpy'", 'mocpy is compiled: …', 'mocpy (compiled)'],
  ["ModuleNotFoundError: No module named 'regions.core'", 'PyPI did not give it', 'regions (PyPI not reached)'],
  [
    "ImportError: Unable to find a usable engine; tried using: 'pyarrow', 'fastparquet'.",
    'pyarrow is compiled.',
    'pyarrow (compiled)',
  ],
  [
    "ModuleNotFoundError: No module named 'healpy'",
    'healpy could not be had from cdn.test, to which this site leaves it. healpy is compiled, and this site has it not.',
    'healpy (its host not reached)',
  ],
])('%s is the want of a package', (message, advice, what) => {
  expect(classify(failed('python', message, { advice }))).toEqual({ is: 'package', what });
});

it('a file that is not there, and a cell above that failed, are told apart', () => {
  expect(classify(failed('python', "FileNotFoundError: [Errno 44] No such file or directory: 'data/a.xml'"))).toEqual({
    is: 'file',
    what: 'data/a.xml',
  });
  expect(classify(failed('python', "MissingSchema: Invalid URL '../a.fits': No scheme supplied."))).toEqual({
    is: 'file',
    what: '../a.fits',
  });
  expect(classify(failed('name', 'Needs t, but cell 2, which makes it, failed')).is).toBe('earlier');
  const advice = 'Cell 3 failed before it gave t a value: KeyError: 1. Run cell 3 again once that is mended.';
  expect(classify(failed('python', "NameError: name 't' is not defined", { advice }))).toEqual({
    is: 'earlier',
    what: "NameError: name 't' is not defined (cell 3)",
    after: 3,
  });
});

it('all other failures are told by their message', () => {
  expect(classify(failed('name', 'fig is defined more than once: in cells 1, 2'))).toEqual({
    is: 'otherwise',
    what: 'fig is defined more than once: in cells 1, 2',
  });
  expect(classify(failed('python', 'KeyError: 1')).is).toBe('otherwise');
});
