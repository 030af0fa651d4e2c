import { beforeAll, describe, expect, test } from 'vitest';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

describe.skipIf(!HAS_PYTHON)('Cells as IPython has them', () => {
  let python: TestPython;
  beforeAll(async () => {
    python = await new TestPython().boot(['numpy']);
    await python.setUp('import numpy as np');
  });

  test.each([
    ['np.linalg.inv(np.zeros((2, 2)))', 'Singular matrix'],
    ['np.linalg.solve(np.ones((2, 2)), [1, 2])', 'Singular matrix'],
    ['np.linalg.inv(np.stack([np.eye(2), np.ones((2, 2))]))', 'Singular matrix'],
    ['np.linalg.matrix_power(np.zeros((2, 2)), -1)', 'Singular matrix'],
    ['np.linalg.cholesky(-np.eye(2))', 'Matrix is not positive definite'],
  ])('what has no answer is no matrix of nan: %s', async (text, message) => {
    await expect(python.run(text)).rejects.toMatchObject({
      failure: { message: `LinAlgError: ${message}` },
    });
  });

  test.each([
    ['np.linalg.inv(np.full((1, 1), np.nan))', 'array([[nan]])'],
    ['np.linalg.cond(np.zeros((2, 2)), 1)', 'np.float64(inf)'],
    ['np.linalg.lstsq(np.ones((3, 2)), np.arange(3.), rcond=None)[0]', 'array([0.5, 0.5])'],
    ['np.linalg.svd(np.diag([2., 1.]))[1]', 'array([2., 1.])'],
  ])('%s is %s', async (text, plain) => {
    await python.run(text);
    expect(python.shown()).toEqual([{ 'text/plain': plain }]);
  });

  test.each([
    ['next(iter([]))', 'StopIteration'],
    ['eval("1 +")', 'SyntaxError: invalid syntax (<string>, line 1)'],
    ['compile("x y", "file", "exec")', 'SyntaxError: invalid syntax (file, line 1)'],
    ['raise ValueError("\\nfirst\\nsecond")', 'ValueError: first'],
    ['import getpass\ngetpass.getpass()', expect.stringContaining('input() cannot ask here') as string],
  ])('%j fails with %s', async (text, message) => {
    await expect(python.run(text)).rejects.toMatchObject({ failure: { kind: 'python', message } });
  });

  test.each([
    ['import tkinter', /belongs to Python itself[^]*no windows/],
    ['import shelve\nshelve.open("x")', /belongs to Python itself[^]*sqlite3/],
    ['from curses import wrapper', /belongs to Python itself[^]*no terminal/],
  ])('of a part of Python that is not here that is said, and PyPI is not asked: %s', async (text, advice) => {
    await expect(python.run(text)).rejects.toMatchObject({ failure: { advice: expect.stringMatching(advice) } });
    expect(JSON.stringify(python.events)).not.toContain('PyPI');
  });

  test.each([
    ['class A: pass\nA()', /^<__main__\.A at 0x[0-9a-f]+>$/],
    ['[object()]', /^\[<object at 0x[0-9a-f]+>\]$/],
    ['from IPython.display import HTML\n[HTML("x")]', /^\[<IPython\.core\.display\.HTML object>\]$/],
    [
      'from IPython.display import Image\n[Image(url="https://a/b.png")._repr_html_(), Image(b"x")._repr_html_()]',
      /^\['<img src="https:\/\/a\/b\.png">', None\]$/,
    ],
    ['import IPython.lib\nIPython.lib.pretty.pretty({1: 2})', /^'\{1: 2\}'$/],
    ['class B:\n    def __repr__(self): raise ValueError("none")\nB()', /^<__main__\.B object at 0x[0-9a-f]+>$/],
  ])('%j is shown as %s', async (text, plain) => {
    await python.run(text);
    expect(python.shown()).toMatchObject([{ 'text/plain': expect.stringMatching(plain) as string }]);
  });

  describe('in order', () => {
    const magic = (line: string) => {
      const [name = '', ...rest] = line.split(' ');
      return `get_ipython().run_line_magic(${JSON.stringify(name)}, ${JSON.stringify(rest.join(' '))})`;
    };
    let ran = 0;
    const told: string[] = [];
    /** Runs a cell below all others; what it printed and showed. */
    const run = async (text: string, defines: readonly string[] = []) => {
      const cellId = `o${(ran += 1)}`;
      const { failure } = await python.outcome(text, { cellId, defines: [...defines], above: [...told] });
      told.push(cellId);
      const shown = python.shown().map((data) => String(data['text/plain']));
      return [python.printed(), ...shown, failure?.message ?? ''].join('|');
    };

    test('cells that have run can be told, run again and written', async () => {
      await run('first = 1', ['first']);
      await run('first + 1');
      const last = Number((await run('print(len(In) - 1)')).split('|')[0]);
      expect(await run(magic(`history -n ${last - 2}-${last - 1}`))).toBe(
        `${String(last - 2).padStart(4)}: first = 1\n${String(last - 1).padStart(4)}: first + 1\n|`,
      );
      expect(await run(magic(`rerun ${last - 1}`))).toBe('=== Executing: ===\nfirst + 1\n=== Output: ===\n|2|');
      await run(magic(`save kept.py ${last - 2}`));
      expect(await run(`print(open("kept.py").read(), _i${last - 1})`)).toBe('first = 1\n first + 1\n|');
    });

    test('names are let go where that is asked for', async () => {
      await run('one = 1\ntwo = 2', ['one', 'two']);
      expect(await run(magic('reset_selective ^one$'))).toMatch(/^Not done: it would ask first/);
      await run(magic('reset_selective -f ^one$'));
      expect([await run('one'), await run('two')]).toEqual(["|NameError: name 'one' is not defined", '|2|']);
      await run(magic('reset -f'));
      expect(await run('two')).toBe("|NameError: name 'two' is not defined");
    });

    test('wide containers stand in one line where that is asked for', async () => {
      expect(await run(magic('pprint'))).toBe('Pretty printing has been turned OFF\n|');
      expect(await run('[1] * 30')).toBe(`|[${Array(30).fill(1).join(', ')}]|`);
      await run(magic('pprint'));
      expect(await run('[1] * 30')).toContain('\n');
    });

    test('modules of the folder are read again once they have changed, and so is what was taken from them', async () => {
      const write = (text: string) => `open("own_mod.py", "w").write(${JSON.stringify(text)});`;
      await run(write('def f(): return 1\nclass K:\n    def m(self): return "old"'));
      await run('import own_mod\nfrom own_mod import f, K\nk = K()', ['own_mod', 'f', 'K', 'k']);
      await run(write('def f(): return 12\nclass K:\n    def m(self): return "newer"'));
      expect(await run('f(), k.m()')).toBe("|(1, 'old')|");
      await run(magic('autoreload'));
      expect(await run('f()')).toBe('|1|');
      await run(magic('autoreload 2'));
      await run(write('def f(): return 345\nclass K:\n    def m(self): return "newest"'));
      expect(await run('f(), k.m(), own_mod.f()')).toBe("|(345, 'newest', 345)|");
      await run(write('this is no Python'));
      expect(await run('f()')).toMatch(/\|345\|$/);
      await run(magic('autoreload 0'));
    });
  });

  test.each([
    ['os.path.isf*', 'os.path.isfile\n'],
    ['nothing_like*', 'Nothing matches `nothing_like*`.\n'],
  ])('names that match %s are told', async (pattern, told) => {
    await python.run(`import os\nget_ipython().help("${pattern}?")`);
    expect(python.printed()).toBe(told);
  });

  test('what stops elsewhere goes on here, and says so', async () => {
    await python.run('breakpoint()\nimport pdb\npdb.set_trace()\n5');
    expect(python.printed()).toMatch(/^(?:Not stopped here: a page has no debugger.*\n){2}$/);
    expect(python.shown()).toEqual([{ 'text/plain': '5' }]);
  });
});
