import { beforeAll, describe, expect, test } from 'vitest';
import { analyse } from '../../parse/analyse.ts';
import { HAS_PYTHON, TestPython } from '../../../workers/python/testing/openNodePython.ts';

describe.skipIf(!HAS_PYTHON)('IPython’s commands in cells', () => {
  const python = new TestPython();
  beforeAll(async () => {
    await python.boot([]);
    await python.run('import os\nos.makedirs("/tmp/work", exist_ok=True)\nos.chdir("/tmp/work")');
  });

  let cells = 0;
  /** Runs a cell as a notebook does; what it printed. */
  const run = async (text: string): Promise<string> => {
    const { python: plain = text, defines } = analyse({
      id: '1',
      language: 'python',
      text,
      pinned: true,
      hidden: false,
    });
    await python.run(plain, { defines, cellId: String(++cells) });
    return python.printed();
  };

  test.each([
    ['%pwd', '', "'/tmp/work'"],
    ['%env SOME=thing\n!echo $SOME {1 + 1}', 'env: SOME=thing\nthing 2\n'],
    ['%%writefile notes.txt\none\ntwo', 'Writing notes.txt\n'],
    ['!cat notes.txt', 'one\ntwo\n'],
    ['lines = !cat notes.txt\nlines.n', '', "'one\\ntwo'"],
    ['!ls *.txt && wc -l notes.txt', 'notes.txt\n2 notes.txt\n'],
    ['%mkdir -p deep/er\n%cd deep\n!pwd\n%cd -', '/tmp/work/deep\n/tmp/work/deep\n/tmp/work\n'],
    ['%%capture out --no-stderr\nprint("kept")', ''],
    ['%%capture said\nprint("kept")\n3', ''],
    ['said.stdout', '', "'kept\\n'"],
    ['%%writefile tool.py\nmade = 41 + 1', 'Writing tool.py\n'],
    ['%run tool.py\nprint(made)', '42\n'],
    ['%config InlineBackend.figure_format = "retina"\n%matplotlib inline\n%load_ext autoreload\n%autoreload 2', ''],
    ['%%python\nprint("apart")', 'apart\n'],
    ['%timeit -n 2 -r 1 -q len("a")', ''],
    ['if True: !echo yes', 'yes\n'],
    ['!mkdir -p kept || true\n!ls -d kept tr*', "ls: cannot access 'tr*': No such file or directory\nkept\n"],
    [
      '!cat none; head -1 none; rm none',
      "cat: none: No such file or directory\nhead: cannot open 'none' for reading: No such file or directory\nrm: cannot remove 'none': No such file or directory\n",
    ],
    ['!test -d none && echo there || echo none', 'none\n'],
    ['!cd kept && pwd; pwd\n!pwd', '/tmp/work/kept\n/tmp/work/kept\n/tmp/work\n'],
    [`%%bash\nA="two words"\necho "$A" '$A' $A # said\nexport B=3; echo \${B}`, 'two words $A two words\n3\n'],
    ['!printf "%s-%d\\n" a 1 b 2 | tail -1; seq 2 3; which python nothing', 'b-2\n2\n3\n/usr/bin/python\n'],
    [`!printf 'xax\\nb\\n' > s.txt; sed 's/x/<&>/g' s.txt; find . -name 's.*'`, '<x>a<x>\nb\n./s.txt\n'],
    ['!false\n_exit_code', '', '1'],
    ['!true; [ 2 -gt 1 ]\n_exit_code', '', '0'],
    ['get_ipython().run_line_magic("pwd", "")', '', "'/tmp/work'"],
    ['from IPython import get_ipython as g\ng() is get_ipython()', '', 'True'],
    ["type(get_ipython()).__name__, 'IPKernelApp' in get_ipython().config", '', "('ZMQInteractiveShell', True)"],
    ['!printf "one\\ntwo\\n" > n.txt; head -c 2 n.txt; tail -c3 n.txt; head -n1 n.txt', 'onwo\none\n'],
  ])('%j prints %j', async (text, printed, plain = undefined) => {
    expect(await run(text)).toBe(printed);
    expect(python.shown().at(-1)?.['text/plain']).toBe(plain);
  });

  test('nothing is done behind what failed or was not done, nor of what only a shell does', async () => {
    const told = await run('!cd nowhere && rm -r kept\n!make && rm -r kept\n!ls -d kept');
    expect(told).toMatch(
      /^cd: nowhere: No such file or directory\nNot done: `make`[^]*Not done either: `rm -r kept`\.\nkept\n$/,
    );
    const body = 'if [ ! -d kept ]; then\n  rm -r kept\nfi';
    expect(await run(`%%bash\n${body}`)).toMatch(/^Not done: `if \[ ! -d kept \]; then …`/);
    expect(await run('%%bash\ncat > here.txt << EOF\nrm -r kept\nEOF')).toMatch(/^Not done: `cat > here.txt << EOF …`/);
    expect(await run('!ls -d kept; ls here.txt')).toMatch(/^kept\nls: cannot access 'here\.txt': No such file/);
    await expect(run('%%bash\nset -e\nfalse\nrm -r kept')).rejects.toMatchObject({
      failure: { message: expect.stringContaining('returned non-zero exit status 1') },
    });
    await expect(run('%%sh\nexit 3')).rejects.toThrow(/status 3/);
    expect(await run('!ls -d kept')).toBe('kept\n');
  });

  test('time is told and the value is shown', async () => {
    expect(await run('%time 40 + 2')).toMatch(/^CPU times: .*\nWall time: .*\n$/);
    expect(python.shown()).toEqual([{ 'text/plain': '42' }]);
    expect(await run('%%time\nx = 1')).toMatch(/^CPU times: .*\nWall time: .*\n$/);
    expect(await run('%timeit -n 3 -r 2 len("a")')).toMatch(/per loop \(mean ± std\. dev\. of 2 runs, 3 loops each\)/);
  });

  test.each([
    ['!git clone https://host.example/a', /Not done: `git clone.*no git/],
    ['%%bash\nfor i in 1 2; do make; done', /Not done/],
    ['%%cython\nx', /Cython, and a page has nothing/],
    ['%store x', /Not done: values end/],
    ['%load_ext sql', /Not loaded/],
  ])('%j says what it would have done', async (text, told) => {
    expect(await run(text)).toMatch(told);
  });

  test('a magic that is not known fails as in IPython', async () => {
    await expect(run('%nosuch')).rejects.toMatchObject({
      failure: { message: expect.stringContaining('`%nosuch` not found') as string },
    });
  });

  test('name? shows what a name is, name?? its source', async () => {
    expect(await run('import textwrap\ntextwrap.dedent?')).toMatch(
      /Signature: textwrap\.dedent\(text\)[^]*Docstring:\nRemove any common/,
    );
    expect(await run('len?')).toMatch(/Docstring:\nReturn the number of items/);
    expect(await run('nosuch?')).toMatch(/`nosuch` not found/);
  });

  test('as many values show as the shell is set to', async () => {
    await run(
      'from IPython.core.interactiveshell import InteractiveShell\nInteractiveShell.ast_node_interactivity = "all"',
    );
    await run('1 + 1\nx = 5\nx * 2');
    expect(python.shown()).toEqual([{ 'text/plain': '2' }, { 'text/plain': '10' }]);
    await run('%config InteractiveShell.ast_node_interactivity = "last_expr"');
    await run('1 + 1\n3');
    expect(python.shown()).toEqual([{ 'text/plain': '3' }]);
  });

  test('what was shown can be shown anew', async () => {
    await run('h = display("a", display_id="one")\nh.update("b")');
    expect(python.events.filter(({ kind }) => kind === 'shown' || kind === 'update')).toMatchObject([
      { kind: 'shown', id: 'one', shown: { data: { 'text/plain': "'a'" } } },
      { kind: 'update', id: 'one', shown: { data: { 'text/plain': "'b'" } } },
    ]);
  });

  test('what notebooks import of IPython.display shows', async () => {
    await run(
      'from IPython.display import *\nfrom IPython.display import Audio, Video, IFrame, Javascript, FileLink, FileLinks, Code, Pretty, JSON, YouTubeVideo, Image, update_display, DisplayHandle, display_html, set_matplotlib_formats, clear_output',
    );
    const shown = async (text: string) => {
      await run(text);
      return python.shown().at(-1)!;
    };
    expect((await shown('Audio([0.0, 1.0, -1.0], rate=8000)'))['text/html']).toMatch(
      /^<audio controls src="data:audio\/wav;base64,UklGR/,
    );
    expect((await shown('Video("https://host.example/a.mp4", width=300)'))['text/html']).toBe(
      '<video controls width="300" src="https://host.example/a.mp4"></video>',
    );
    expect((await shown('IFrame("https://host.example/", 300, 200)'))['text/html']).toContain(
      'href="https://host.example/"',
    );
    expect((await shown('Code("x = 1")'))['text/markdown']).toBe('```python\nx = 1\n```');
    expect((await shown('Pretty("as it is")'))['text/plain']).toBe('as it is');
    expect((await shown('Image(url="https://host.example/a.png", width=50)'))['text/html']).toBe(
      '<img src="https://host.example/a.png" width="50">',
    );
    expect((await shown('Image(b"GIF89a", embed=True)'))['text/html']).toMatch(/^<img src="data:image\/gif/);
    expect((await shown('JSON({"a": [1, None]})'))['application/json']).toEqual({ a: [1, null] });
    expect((await shown('%%html\n<b>x</b>'))['text/html']).toBe('<b>x</b>');
    expect((await shown('%%latex\n$x$'))['text/latex']).toBe('$x$');
    expect(await shown('FileLink("notes.txt")')).toMatchObject({
      'application/vnd.skybook.file+json': { name: 'notes.txt', buffer: 'file' },
    });
  });
});
