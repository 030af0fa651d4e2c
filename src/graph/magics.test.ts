import { beforeAll, describe, expect, test } from 'vitest';
import { HAS_PYTHON, TestPython } from '../../workers/python/testing/openNodePython.ts';
import { plainPython } from '../parse/python/shell/plainPython.ts';

describe.skipIf(!HAS_PYTHON)('what notebooks make of IPython’s shell', () => {
  let python: TestPython;
  beforeAll(async () => {
    python = await new TestPython().boot([]);
  });
  let ran = 0;
  const run = (text: string) => python.run(plainPython(text).text, { cellId: `m${(ran += 1)}` });
  const printed = async (text: string) => {
    await run(text);
    return python.printed();
  };

  test('classes of magics are taken, with their arguments and the names of the cell', async () => {
    await run(`from IPython.core.magic import Magics, magics_class, line_magic, cell_magic, line_cell_magic, needs_local_scope
from IPython.core.magic_arguments import argument, magic_arguments, parse_argstring
@magics_class
class Mine(Magics):
    @line_magic
    def double(self, line):
        return 2 * int(line)
    @cell_magic("upper")
    def _upper(self, line, cell):
        print(line, cell.upper())
    @needs_local_scope
    @line_cell_magic
    def seen(self, line, cell=None, local_ns=None):
        return (line, cell, local_ns["__name__"])
    @magic_arguments()
    @argument("-n", "--times", type=int, default=1, help="how often")
    @argument("what")
    @line_magic
    def say(self, line):
        given = parse_argstring(self.say, line)
        return given.times * given.what
get_ipython().register_magics(Mine)`);
    expect(await printed('x = %double 21\nprint(x)')).toBe('42\n');
    expect(await printed('%%upper so\nabc')).toBe('so ABC\n');
    expect(await printed('x = %seen it\nprint(x)')).toBe("('it', None, '__main__')\n");
    expect(await printed('x = %say -n 3 ab\nprint(x)')).toBe('ababab\n');
    await expect(run('%say -n 3')).rejects.toMatchObject({
      failure: { message: expect.stringMatching(/^UsageError: the following arguments are required/) },
    });
  });

  test('a module beside the notebook can be an extension', async () => {
    await printed(
      '%%writefile mine_ext.py\ndef load_ipython_extension(ip):\n    ip.register_magic_function(lambda line: print("ext", line), "line", "ext")\n',
    );
    expect(await printed('%load_ext mine_ext\n%ext here')).toBe('ext here\n');
    expect(await printed('%load_ext no_such_extension')).toMatch(/^Not loaded: no module no_such_extension/);
  });

  test('callbacks are called before and after cells, and one that fails fails no cell', async () => {
    await run(`told = []
ip = get_ipython()
before = lambda info: told.append(info.raw_cell)
after = lambda result: told.append(result.success)
ip.events.register("pre_run_cell", before)
ip.events.register("post_run_cell", after)`);
    await run('1 + 1');
    await expect(run('1 / 0')).rejects.toThrow();
    await run('ip.events.unregister("pre_run_cell", before); ip.events.unregister("post_run_cell", after)');
    expect(await printed('print(told[:5])')).toBe("[True, '1 + 1', True, '1 / 0', False]\n");
  });

  test('a program’s output goes into the names that its line gives', async () => {
    expect(plainPython('%%bash --out said --err wrong\necho a').text).toMatch(/^said, wrong = get_ipython/);
    expect(await printed('%%bash --out said --err wrong\necho a\nbrew install x\n')).toBe('');
    expect(await printed('print(repr(said), "brew" in wrong)')).toBe("'a\\n' True\n");
    expect(await printed('%%script python3\nprint(6 * 7)')).toBe('42\n');
    expect(await printed('%%script false --no-raise-error\nthis is no Python')).toBe('');
    expect(await printed('%%perl\nprint "x";')).toMatch(/^Not run: this cell is for perl/);
  });

  test('commands hand their lines on, and their streams go where they are sent', async () => {
    await printed('%%writefile w.txt\nb 2\na 10\nB 3\na 10');
    expect(await printed('!cat w.txt | grep -i b | sort -r')).toBe('b 2\nB 3\n');
    expect(await printed('!sort w.txt | uniq -c | tail -1')).toBe('      1 b 2\n');
    expect(await printed('!cut -d" " -f2 w.txt | sort -n | head -2')).toBe('2\n3\n');
    expect(await printed('n = !grep -c a w.txt\nm = !cat w.txt | wc -l\nprint(n, m)')).toBe("['2'] ['4']\n");
    expect(await printed('!echo a > /dev/null; echo b 2>&1')).toBe('b\n');
    expect(await printed('%%capture kept\n!echo c >&2')).toBe('');
    expect(await printed('print(repr(kept.stdout), repr(kept.stderr))')).toBe("'' 'c\\n'\n");
    expect(await printed('!ls | nonesuch')).toMatch(/^Not done: `ls \| nonesuch`/);
  });

  test('another name for a magic, and commands without their sign', async () => {
    expect(await printed('%alias_magic where pwd\na = %where\nb = %pwd\nprint(a == b)')).toBe('True\n');
    expect(await printed('cd /tmp')).toBe('/tmp\n');
    await run('pwd');
    expect(python.shown()).toEqual([{ 'text/plain': "'/tmp'" }]);
    await run('cd -');
    await run('ls = 5');
    await run('ls');
    expect(python.shown()).toEqual([{ 'text/plain': '5' }]);
  });

  test('a text run by code shows its value or its failure, and gives both', async () => {
    await run('made = get_ipython().run_cell("n = 3\\nn + 1")');
    expect(python.shown()).toEqual([{ 'text/plain': '4' }]);
    await run('failed = get_ipython().run_cell("1 / 0")');
    expect(
      await printed('print(made.result, made.success, failed.success, type(failed.error_in_exec).__name__, n)'),
    ).toBe('4 True False ZeroDivisionError 3\n');
  });

  test('what is captured is kept by kind, and shown after all', async () => {
    expect(
      await printed('%%capture kept --no-stderr\nimport sys\nprint("out")\nprint("err", file=sys.stderr)\n5'),
    ).toBe('err\n');
    expect(await printed('print(repr(kept.stdout), kept.outputs[0].data)')).toBe("'out\\n' {'text/plain': '5'}\n");
    expect(
      await printed(
        'from IPython.utils.capture import capture_output\nwith capture_output() as c:\n    print("in")\nprint(repr(str(c)))',
      ),
    ).toBe("'in\\n'\n");
  });

  test('an object whose representation fails is shown in its other forms', async () => {
    await run(`class Broken:
    def _repr_html_(self):
        raise ValueError("no HTML")
    def __repr__(self):
        return "broken"
Broken()`);
    expect(python.shown()).toEqual([{ 'text/plain': 'broken' }]);
    expect(python.printed()).toContain('ValueError: no HTML');
    await run(
      'class All:\n    def __getattr__(self, name):\n        return lambda *a, **o: 1\n    def __repr__(self):\n        return "all"\nAll()',
    );
    expect(python.shown()).toEqual([{ 'text/plain': 'all' }]);
  });

  test('plain text has IPython’s form: wide containers by lines, classes by their names, printers within', async () => {
    const plain = async (text: string) => {
      await run(text);
      return python.shown()[0]?.['text/plain'];
    };
    expect(await plain('{"a" * 30: list(range(3)), "b" * 40: {3, 1, 2}, "c": ()}')).toBe(
      `{'${'a'.repeat(30)}': [0, 1, 2],\n '${'b'.repeat(40)}': {1, 2, 3},\n 'c': ()}`,
    );
    expect(await plain('import fractions\n[int, fractions.Fraction]')).toBe('[int, fractions.Fraction]');
    expect(String(await plain('list(range(1500))')).split('\n')).toHaveLength(1001);
    expect(
      await plain('class P:\n    def _repr_pretty_(self, p, cycle):\n        p.text("P!")\n[P(), {"p": P()}]'),
    ).toBe("[P!, {'p': P!}]");
    expect(await plain('%precision 3\n[3.14159, {"x": 2.0}]')).toBe("[3.142, {'x': 2.000}]");
    await run('%precision');
  });
});
