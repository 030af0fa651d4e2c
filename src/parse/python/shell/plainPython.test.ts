import { describe, expect, test } from 'vitest';
import { analysePython } from '../analysePython.ts';
import { plainPython } from './plainPython.ts';
import { requirementsOf } from './requirementsOf.ts';

const SHELL = 'get_ipython()';

describe('a command for IPython', () => {
  test.each([
    ['%matplotlib inline\nx = 1', `${SHELL}.run_line_magic("matplotlib", "inline")\nx = 1`],
    ['!ls -l', `${SHELL}.system("ls -l")`],
    ['!ls {folder} $pattern $HOME', `${SHELL}.system("ls {folder} $pattern $HOME", names=lambda: (folder, pattern,))`],
    ['files = !ls', `files = ${SHELL}.getoutput("ls")`],
    ['here = %pwd', `here = ${SHELL}.run_line_magic("pwd", "")`],
    ['if IN_COLAB:\n    !pip install x', `if IN_COLAB:\n    ${SHELL}.system("pip install x")`],
    ['if IN_COLAB: !pip install x', `if IN_COLAB: ${SHELL}.system("pip install x")`],
    ['pip install x', `${SHELL}.run_line_magic("pip", "install x")`],
    ['%time x = f()', `with ${SHELL}.timing(): x = f()`],
    ['%time f(1)', `${SHELL}.timed(lambda: (f(1)))`],
    ['y = %time f(1)', `y = ${SHELL}.timed(lambda: (f(1)))`],
    ['%time await f()', `with ${SHELL}.timing(): await f()`],
    ['%timeit f(x)', `${SHELL}.run_line_magic("timeit", "f(x)", names=lambda: (f(x)))`],
    ['%%time\nx = 1\n%pwd', `${SHELL}.start_cell("time")\nx = 1\n${SHELL}.run_line_magic("pwd", "")`],
    ['%%capture out --no-stderr\nprint(1)', `out = ${SHELL}.start_cell("capture", "out --no-stderr")\nprint(1)`],
    ['%%bash\necho "a"\nls', `${SHELL}.run_cell_magic("bash", "", "echo \\"a\\"\\nls")\n\n`],
    ['ls -l *.fits', `${SHELL}.bare("ls", "-l *.fits", lambda: ls)`],
    ['\npwd\n', `\n${SHELL}.bare("pwd", "", lambda: pwd)\n`],
    ['cd data', `${SHELL}.bare("cd", "data", lambda: cd)`],
    ['Table?', `${SHELL}.help("Table?")`],
    ['if a:\n  t.sort??', `if a:\n  ${SHELL}.help("t.sort??")`],
    ['?np.sum', `${SHELL}.help("?np.sum")`],
    ['!wget \\\n  -q x\ny = 1', `${SHELL}.system("wget \\\\\\n  -q x")\n\ny = 1`],
  ])('%j is a call in the same lines', (text, python) => {
    expect(plainPython(text).text).toBe(python);
    expect(python.split('\n').length).toBe(text.split('\n').length);
    expect(analysePython(text).failure).toBeUndefined();
  });

  test.each([
    's = """\n!pip install x\n%time\n"""',
    'if a: b = c\nelse: d != e',
    'if a % b: c = d % e',
    'x = {"if": "!pip install x"}',
    'y = (a\n  % b)',
    'z = f"{a!r:>{b}}" if a != b else "why?"',
    'pip = 3\npip + install',
    'ls = 3',
    'ls - l',
    'ls(1)',
    'ls\npwd',
    'run if a else b',
  ])('%j holds none', (text) => {
    expect(plainPython(text)).toEqual({ text, stars: [] });
  });

  test('tells what it binds and needs', () => {
    expect(analysePython('%time x = f(y)')).toMatchObject({ defines: ['x'], needs: ['f', 'y'] });
    expect(analysePython('%%timeit n = start\nm = f(n)')).toMatchObject({ defines: [], needs: ['start', 'f'] });
    expect(analysePython('%%capture out\nx = 1').defines).toEqual(['out', 'x']);
    expect(analysePython('!ls {folder}')).toMatchObject({ needs: ['folder'], late: ['folder'] });
    expect(plainPython('x = 1\nos.path.is*?').text).toBe('x = 1\nget_ipython().help("os.path.is*?")');
    expect(analysePython('%run helpers.py').stars).toEqual(['%run']);
  });
});

test.each([
  ['%pip install -q lmfit==1.3.2 "emcee>=3" -r requirements.txt', ['lmfit==1.3.2', 'emcee>=3', '-r requirements.txt']],
  ['!pip install --upgrade astroquery  # newest', ['astroquery']],
  ['if IN_COLAB:\n    !python -m pip install corner', ['corner']],
  ['pip install git+https://github.com/a/b', ['git+https://github.com/a/b']],
  [
    '%pip install -U "x[all]>=1,<2; python_version < \'4\'" y===1.0 z~=2.1 > /dev/null 2>&1',
    ["x[all]>=1,<2; python_version < '4'", 'y===1.0', 'z~=2.1'],
  ],
  [
    '!pip install -r requirements.txt -e . https://a.org/b-1.0-py3-none-any.whl; ls',
    ['-r requirements.txt', '-e .', 'https://a.org/b-1.0-py3-none-any.whl'],
  ],
  ['%pip install -q -c limits.txt "d @ https://a.org/d.whl" && echo done', ['d @ https://a.org/d.whl']],
  [
    '# /// script\n# dependencies = ["x[a,b]>=1", "y", # why\n#  "z; sys_platform == \'linux\'"]\n# ///',
    ['x[a,b]>=1', 'y', "z; sys_platform == 'linux'"],
  ],
  [
    '# /// script\n# requires-python = ">=3.11"\n# dependencies = [\n#   "specutils<2",\n#   \'tqdm\',\n# ]\n# ///\nx = 1',
    ['specutils<2', 'tqdm'],
  ],
  ['print("pip install x")', []],
])('%j asks for %j', (text, packages) => {
  expect(requirementsOf(text)).toEqual(packages);
});
