import { describe, expect, test } from 'vitest';
import { analysePython } from './analysePython.ts';

type Case = readonly [title: string, text: string, defines: string, needs: string];

const NAMES: readonly Case[] = [
  ['an assignment defines its target and needs what it reads', 'x = a + b', 'x', 'a b'],
  ['chained targets are all defined', 'x = y = a', 'x y', 'a'],
  ['tuples, lists and stars are taken apart', '(a, [b, *c]), d = v', 'a b c d', 'v'],
  ['an attribute or item as target defines nothing', 'a.b = c; d[e] = f', '', 'c a f d e'],
  ['a name read only after it is bound is not needed', 'x = 1\nprint(x)', 'x', ''],
  ['a name bound after it is read is the cell’s own', 'print(x)\nx = 1', 'x', ''],
  ['a changed name of another cell is both defined and needed', 'x += y', 'x', 'y x'],
  ['a changed name of the cell’s own is only defined', 'x = 0\nx += 1', 'x', ''],
  ['a deleted name of another cell is both defined and needed', 'del x, (y, z.a)', 'x y', 'z x y'],
  ['a name that may have been bound is changed as the cell’s own', 'if c:\n  x = 0\nx += 1', 'x', 'c'],
  ['a global changed in a function is both', 'def f():\n  global n\n  n += 1', 'f n', 'n'],
  ['a global set in a function is defined', 'def f():\n  global n\n  n = 1', 'f n', ''],
  [
    'a global changed in a function and bound below is the cell’s own',
    'def f():\n  global n\n  n += 1\nn = 0',
    'f n',
    '',
  ],
  ['an annotation alone needs its type and defines nothing', 'x: T', '', 'T'],
  ['an annotated assignment defines its target', 'x: T = v', 'x', 'v T'],
  ['a bracketed annotated name is not declared', 'def f():\n  (x): T\n  return x', 'f', 'x'],
  ['annotations of local variables are never evaluated', 'def f():\n  x: T = 1', 'f', ''],
  ['annotations kept as text need nothing', 'from __future__ import annotations\ndef f(x: T) -> U: ...', 'f', ''],
  ['a walrus defines its name', 'if (n := len(v)) > 3: pass', 'n', 'v'],
  ['a walrus inside a comprehension defines in the cell', '[y := f(x) for x in v]', 'y', 'v f'],
  ['a comprehension keeps its targets to itself', '[x for x in v if x > m]\n{k: w for k, w in d}', '', 'v m d'],
  ['only the first iterable of a comprehension is outside', 'class A:\n  v = 1\n  w = [v for i in v]', 'A', 'v'],
  [
    'for and with define their targets',
    'for i, (j, *k) in v: pass\nwith f() as (g, h), p as q.r: pass',
    'i j k g h',
    'v f p q',
  ],
  ['with may have brackets', 'with (open(a) as f, b): pass', 'f', 'a b'],
  ['a bracketed tuple in with is no target', 'with (a, b) as c: pass', 'c', 'a b'],
  ['except … as defines its name', 'try: f()\nexcept E as e: g(e)\nexcept (F, G): pass', 'e', 'f E g F G'],
  ['except takes several types without brackets (3.14)', 'try: f()\nexcept A, B: pass', '', 'f A B'],
  ['imports define top names or aliases', 'import a.b, c as d\nfrom e.f import g, h as i', 'a d g i', ''],
  ['functions and classes define their names', 'async def f(): pass\nclass A(B, metaclass=M): pass', 'f A', 'B M'],
  [
    'parameters are local and defaults are not',
    'def f(a, /, b=c, *d, e: t = g, **h) -> r:\n  return a, b, d, e, h, z',
    'f',
    'c g t r z',
  ],
  ['decorators are evaluated outside, whatever they are', '@a[0].b(c)\n@(lambda f: d)\ndef f(): pass', 'f', 'a c d'],
  [
    'a local of an outer function is not needed by an inner one',
    'def f():\n  x = 1\n  def g():\n    nonlocal x\n    x += y\n  return g',
    'f',
    'y',
  ],
  ['a method does not see the names of its class', 'class A:\n  x = 1\n  def f(self): return x', 'A', 'x'],
  ['a class body reads outside what it has not bound yet', 'class A:\n  x = x\n  y = x', 'A', 'x'],
  ['annotations in a class see all of its names (3.14)', 'class A:\n  def f(self) -> B: ...\n  class B: ...', 'A', ''],
  ['a lambda has a scope of its own', 'f = lambda x, *y, k=d, **z: (x, y, k, z, w)', 'f', 'd w'],
  [
    'type parameters are local to what they stand at',
    'def f[T: B](x: T) -> L[T]: ...\nclass C[T = D](P[T]): ...\ntype X[*Ts] = Y[Ts]',
    'f C X',
    'B L D P Y',
  ],
  [
    'match captures define, values and classes are needed',
    'match v:\n  case [a, *b] | {"k": a, **b} if g: pass\n  case P(x=c, y=Q.r) as d: pass\n  case _: pass',
    'a b c d',
    'v g P Q',
  ],
  [
    'match, case and type can be names',
    'match = case = type = _ = 1\nmatch[0]\nprint(match, type)',
    'match case type',
    '',
  ],
  [
    'fields of f-strings are read, also in their format',
    'f\'{a!r:>{w}.{p}} {{b}} {c=} {d["k"]:%H:%M}\'',
    '',
    'a w p c d',
  ],
  ['f-strings may hold their own quotes and lines', "f'{f'{a}'} {\n  b  # why\n}'", '', 'a b'],
  ['fields of t-strings are read (3.14)', "t'{a} {b:{c}}'", '', 'a b c'],
  ['raw strings and named characters hold no fields', "rf'\\{a}' f'\\N{BULLET}' '{b}'", '', 'a'],
  ['await may stand in a cell', 'x = await f()\nasync for y in g(): pass\n[z async for z in h()]', 'x y', 'f g h'],
  ['names with an underscore in front are private', '_x = a\n_y += _z\n__all__ = []', '', 'a'],
  [
    'builtins, Python’s and Skybook’s, are not needed',
    'display(print, len, sky, clear_output, ExceptionGroup, a)',
    '',
    'a',
  ],
  ['a builtin’s name can be defined', 'filter = "r"\nprint(filter)', 'filter', ''],
  ['names are compared in their normal form', 'ﬁ = 1\nprint(fi, é)', 'fi', 'é'],
  ['numbers may end in a point or stand before a word', 'x = 1. / a if b else 0x1for c', 'x', 'a b c'],
  ['slices take stars and steps', 'x[*a, 1:b, ::c]', '', 'x a b c'],
  ['a line may be continued', 'x = a + \\\n  b', 'x', 'a b'],
  ['several statements may share a line', 'if a: b; c\nelse: d', '', 'a b c d'],
];

describe('Names of a Python cell:', () => {
  test.each(NAMES)('%s', (_title, text, defines, needs) => {
    const analysis = analysePython(text);
    expect(analysis.failure).toBeUndefined();
    expect(new Set(analysis.defines)).toEqual(new Set(defines.split(' ').filter(Boolean)));
    expect(new Set(analysis.needs)).toEqual(new Set(needs.split(' ').filter(Boolean)));
  });

  test('names bound by imports alone are told with what they stand for', () => {
    const { importedAs } = analysePython(
      'import numpy as np, astropy.units\nfrom astropy.io import fits as f\nimport os\nos = 1\nimport re\nimport re\nif x:\n  import json\nelse:\n  import ujson as json\n',
    );
    expect(importedAs).toEqual({ np: 'numpy', astropy: 'astropy', f: 'astropy.io:fits', re: 're' });
  });

  test('star imports and packages are told apart, wherever they stand', () => {
    const { stars, imports } = analysePython(
      'from a.b import *\nfrom . import c\ndef f():\n  import d.e, f\n  from g import h\n',
    );
    expect({ stars, imports }).toEqual({ stars: ['a.b'], imports: ['a', 'd', 'f', 'g'] });
  });

  test.each([
    ['read before it is bound', 'x = x + 1', 'x'],
    ['read before it is bound, in a comprehension', 't = [t[i] for i in v]', 't'],
    ['bound under a condition alone', 'if a:\n  x = 1\nelse:\n  y = 1\nz = 2', 'x y'],
    [
      'bound in a while loop, an except or a case',
      'while a:\n  x = 1\ntry: pass\nexcept E as y: pass\nmatch v:\n  case z: pass',
      'x y z',
    ],
    ['bound surely as well', 'if a:\n  x = 1\nx = 2', ''],
    ['bound by for, with or try', 'for i in v:\n  x = 1\nwith f() as g: pass\ntry:\n  y = 1\nexcept E: pass', ''],
    ['read in a function that is called below', 'def f(): return x\nx = 1', ''],
    ['bound in a function', 'def f():\n  if a:\n    x = 1\n', ''],
  ])('a name that is %s is told as one that may keep its value: %j', (_title, text, rebound) => {
    expect(analysePython(text).rebound).toEqual(rebound.split(' ').filter(Boolean));
  });

  test('builtins that are read are told apart, for another cell may define them', () => {
    expect(analysePython('x = max(filter, _y)\nprint = 1\nprint(x)').builtins).toEqual(['max', 'filter']);
  });
});

const FAILURES: readonly (readonly [
  title: string,
  text: string,
  line: number,
  column: number,
  message: RegExp,
  defines: string,
])[] = [
  [
    'an open bracket is named where it was opened',
    'a = 1\nb = (2,\nc = 3\nd = 4',
    2,
    5,
    /bracket \( opened in line 2 is never closed/,
    'a c d',
  ],
  ['an open string is named', 'a = "x\nb = 1', 1, 5, /string is never closed/, 'b'],
  ['an open triple string is named', 'a = 1\nb = """x\ny', 2, 5, /string is never closed/, 'a'],
  ['a missing colon is named', 'if a\n  b = 1\nc = 2', 1, 5, /colon is missing/, 'b c'],
  ['a missing block is named', 'for i in v:\nx = 1', 2, 1, /must be indented/, 'x'],
  ['a line that is indented for no reason is named', 'a = 1\n  b = 2\nc = 3', 2, 3, /indented/, 'a b c'],
  ['an indentation that matches none is named', 'if a:\n    b = 1\n  c = 2', 3, 3, /matches no line above/, 'b'],
  ['the wrong closing bracket is named', 'x = (1]', 1, 7, /\] does not close \(/, ''],
  ['a stray closing bracket is named', 'x = 1)', 1, 6, /\) closes no bracket/, ''],
  ['a print statement is told how it is written now', 'print x', 1, 7, /print needs brackets/, ''],
  ['a sign that Python does not use is named', 'x = $a', 1, 5, /no use for \$/, ''],
  ['an empty field of an f-string is an error', "f'{}'", 1, 4, /cannot read/, ''],
  ['a word too many is an error', 'x = a b', 1, 7, /cannot read/, ''],
  ['try needs a handler', 'try:\n  x = 1\ny = 2', 3, 1, /except or a finally/, 'x y'],
];

describe('What Python cannot read:', () => {
  test.each(FAILURES)('%s', (_title, text, line, column, message, defines) => {
    const analysis = analysePython(text);
    expect(analysis.failure).toMatchObject({ kind: 'syntax', line, column });
    expect(analysis.failure!.message).toMatch(message);
    expect(analysis.defines).toEqual(defines.split(' ').filter(Boolean));
  });

  test.each([
    '%matplotlib inline',
    '%%time',
    '!pip install astroquery',
    '!ls "it\'s (',
    '%%bash\nfor x in (',
    '%load_ext autoreload',
    '?numpy',
    'numpy?',
    'files = !ls',
  ])('is not IPython’s: %s', (line) => {
    const analysis = analysePython(`x = 1\n${line}\n`);
    expect(analysis.failure).toBeUndefined();
    expect(analysis.defines).toContain('x');
  });

  test('the rest of a cell below a line for IPython still counts', () => {
    expect(analysePython('%matplotlib inline\nimport numpy as np\nx = np.pi').defines).toEqual(['np', 'x']);
  });

  test('remainder and comparison at the head of a continued line are no commands', () => {
    expect(analysePython('x = (a\n% b\n!= c)').failure).toBeUndefined();
  });
});
