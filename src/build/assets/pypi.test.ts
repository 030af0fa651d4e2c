import { expect, it } from 'vitest';
import { meantFor } from './pypi.ts';

it('a wheel for WebAssembly is asked for by its tags, one for every machine as one that compiled ones do not replace', () => {
  expect(meantFor('mocpy-0.21.0-cp310-abi3-pyemscripten_2026_0_wasm32.whl')).toEqual([
    '--platform',
    'pyemscripten_2026_0_wasm32',
    '--abi',
    'abi3',
    '--implementation',
    'cp',
    '--python-version',
    '310',
  ]);
  expect(meantFor('psygnal-0.16.1-py3-none-any.whl')).toEqual([
    '--platform',
    'any',
    '--abi',
    'none',
    '--implementation',
    'py',
  ]);
});
