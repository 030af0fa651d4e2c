import { expect, test } from 'vitest';
import { analysePython } from '../analysePython.ts';
import { pasted } from './pasted.ts';

test.each([
  ['  x = 1\n  if x:\n    y = 2', 'x = 1\nif x:\n  y = 2'],
  ['\n\tx = 1\ny = 2', '\nx = 1\ny = 2'],
  ['>>> x = 1\n>>> def f():\n...     return x\n>>>\n1', 'x = 1\ndef f():\n    return x\n\n1'],
  ['  >>> x = 1\n  ... \n  >>> y', 'x = 1\n\ny'],
  ['In [12]: for i in x:\n    ...:     print(i)', 'for i in x:\n    print(i)'],
])('what was copied is read as IPython reads it: %j', (text, plain) => {
  expect(pasted(text)).toBe(plain);
  expect(analysePython(text).failure).toBeUndefined();
});

test.each(['x = 1\n  y = 2', 'a = """\n>>> b\n"""', '... ', 'x >>= 1'])('%j stays as it is', (text) => {
  expect(pasted(text)).toBe(text);
});

test('of a line that is indented alone it is still said', () => {
  expect(analysePython('x = 1\n  y = 2').failure?.kind).toBe('syntax');
});
