import { tableFromIPC } from 'apache-arrow';
import { beforeAll, describe, expect, test } from 'vitest';
import { MIME } from '../wire/shown.ts';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

describe.skipIf(!HAS_PYTHON)('Python cells', () => {
  let python: TestPython;
  beforeAll(async () => {
    python = await new TestPython().boot([]);
  });

  test('the last value is shown, a semicolon hides it, and what is printed comes in order', async () => {
    await python.run('print("one")\nimport sys\nprint("two", file=sys.stderr)\n6 * 7');
    expect(python.printed()).toBe('one\ntwo\n');
    expect(python.shown()).toEqual([{ 'text/plain': '42' }]);
    await python.run('6 * 7;');
    expect(python.shown()).toEqual([]);
  });

  test('what Python warns of in a text is said once', async () => {
    await python.run('text = "\\s"\nimport math\nmath.pi > 3');
    expect(python.printed().match(/invalid escape sequence/g)).toHaveLength(1);
  });

  test('an import of the future may stand below other lines, as in Jupyter', async () => {
    await python.run('x = 1\nfrom __future__ import annotations\ndef f(a: Nowhere): ...\nx');
    expect(python.shown()).toEqual([{ 'text/plain': '1' }]);
  });

  test('a cell sees the names that all share, and those of others that are their own not', async () => {
    const [made] = await python.run('x = 5\ny = 6', { defines: ['x', 'y'], private: ['y'] });
    expect(made).toMatchObject({ name: 'x', type: 'int' });
    await python.run('x + 1', { cellId: '2', inputs: { x: { version: made!.version } } });
    expect(python.shown()).toEqual([{ 'text/plain': '6' }]);
    await expect(python.run('y', { cellId: '2' })).rejects.toMatchObject({
      failure: { kind: 'python', message: "NameError: name 'y' is not defined", line: 1 },
    });
  });

  test('names that are a cell’s own cost no time, are told by their names, and last as long as what reads them', async () => {
    const text = (name: string) =>
      `from time import perf_counter\nfor i in range(2): pass\ndef ${name}(): return i\ndef one(x): return abs(x) + 1\nbegun = perf_counter()\nfor k in range(100_000): one(k)\nprint(perf_counter() - begun)`;
    const seconds = async (name: string, own: readonly string[]) => {
      await python.run(text(name), { cellId: name, defines: [name, 'i', 'k'], private: own });
      return Number(python.printed());
    };
    const plain: number[] = [];
    const own: number[] = [];
    for (let run = 0; run < 5; run++) {
      plain.push(await seconds('shared', []));
      own.push(await seconds('apart', ['i', 'k', 'one', 'begun', 'perf_counter']));
    }
    expect(Math.min(...own) / Math.min(...plain)).toBeLessThan(1.2);
    const later = python.run('def late():\n    return nobody\nlate()', { cellId: '8', private: ['nobody'] });
    await expect(later).rejects.toMatchObject({ failure: { message: "NameError: name 'nobody' is not defined" } });
    await python.run('print([name for name in globals() if "·" in name and "nobody" in name])', { cellId: '9' });
    expect(python.printed()).toBe('[]\n');
  });

  test('two cells may make values of one name, each kept until its own cell lets it go', async () => {
    const [first] = await python.run('x = 1', { cellId: '1', defines: ['x'] });
    const [second] = await python.run('x = x + 1', {
      cellId: '2',
      defines: ['x'],
      inputs: { x: { version: first!.version } },
    });
    await python.worker.forget(['x'], '3');
    await python.run('x', { cellId: '3', inputs: { x: { version: first!.version } } });
    expect(python.shown()).toEqual([{ 'text/plain': '1' }]);
    await python.worker.forget(['x'], '1');
    await expect(python.run('x', { cellId: '3', inputs: { x: { version: first!.version } } })).rejects.toMatchObject({
      failure: { message: 'RuntimeError: x is gone: run its cell again' },
    });
    expect(await python.worker.take('x', second!.version)).toEqual({ kind: 'plain', value: 2 });
  });

  test('an error is told by the lines of cells alone, and a failed cell keeps what it had made', async () => {
    const [made] = await python.run('def half(n):\n    return n / 0', { defines: ['half'] });
    const failing = python.run('a = 1\n\nhalf(2)', {
      cellId: '2',
      defines: ['a'],
      inputs: { half: { version: made!.version } },
    });
    await expect(failing).rejects.toMatchObject({
      failure: {
        kind: 'python',
        message: 'ZeroDivisionError: division by zero',
        line: 3,
        detail: 'this cell, line 3\n    half(2)\nanother cell, line 2, in half\n    return n / 0',
      },
    });
    const { made: kept } = await python.outcome('a = 1\nb = 1 / 0', { cellId: '2', defines: ['a', 'b'] });
    expect(kept).toMatchObject([{ name: 'a', type: 'int' }]);
    await expect(python.run('x = (1,', { cellId: '3' })).rejects.toMatchObject({
      failure: { kind: 'syntax', line: 1 },
    });
    await python.run(
      'import micropip\nasync def _none(name): raise ValueError("Can\'t fetch metadata for " + name)\nmicropip.install = _none',
    );
    await expect(python.run('import nonesuch', { cellId: '3' })).rejects.toMatchObject({
      failure: {
        message: "ModuleNotFoundError: No module named 'nonesuch'",
        advice: expect.stringContaining('micropip') as string,
      },
    });
  });

  test.each([
    [
      'causes',
      'try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    raise ValueError("bad") from e',
      /^this cell, line 4[^]*Raised from ZeroDivisionError: division by zero\nthis cell, line 2/,
    ],
    [
      'contexts',
      'try:\n    {}["k"]\nexcept KeyError:\n    nosuch',
      /Raised while this was handled: KeyError: 'k'\nthis cell, line 2/,
    ],
    [
      'the parts of groups',
      'raise ExceptionGroup("two", [ValueError("a"), TypeError("b")])',
      /1 of 2: ValueError: a[^]*2 of 2: TypeError: b/,
    ],
    ['notes', 'e = ValueError("a")\ne.add_note("of star 7")\nraise e', /^of star 7\n/],
  ])('an error is told with its %s', async (_, text, detail) => {
    await expect(python.run(text)).rejects.toMatchObject({ failure: { detail: expect.stringMatching(detail) } });
  });

  test.each([
    ['import queue\nqueue.Queue().get()', /has no threads/],
    ['import subprocess\nsubprocess.run(["git", "log"])', /has no processes/],
    ['import multiprocessing.shared_memory', /one process/],
  ])('what a page cannot do is told with what to do instead: %s', async (text, advice) => {
    await expect(python.run(text)).rejects.toMatchObject({ failure: { advice: expect.stringMatching(advice) } });
  });

  test('top-level await works, and names of a star import are made', async () => {
    await python.run('import asyncio\nawait asyncio.sleep(0)\n"done"');
    expect(python.shown()).toEqual([{ 'text/plain': "'done'" }]);
    const made = await python.run('from math import *', { stars: true });
    expect(made.map(({ name }) => name)).toContain('tau');
  });

  test('names of a star import are shared at once, also in a cell that has names of its own', async () => {
    await python.run('def early(): return mean([3, 5]) + own', { cellId: 'early', defines: ['early'] });
    await python.setUp('own = 10.0');
    const made = await python.run('from statistics import *\nown = 2\ndef late(): return own\nprint(early(), late())', {
      cellId: 'starred',
      defines: ['late'],
      private: ['own'],
      stars: true,
    });
    expect(python.printed()).toBe('14.0 2\n');
    const names = made.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['late', 'mean', 'median']));
    expect(names).not.toContain('own');
    await python.run('print(mean([2]), early(), late())', { cellId: 'after' });
    expect(python.printed()).toBe('2 14.0 2\n');
  });

  test('display shows the richest forms that an object has, and hooks of packages', async () => {
    await python.run(
      'class Star:\n    def _repr_html_(self): return "<b>Vega</b>"\n    def __repr__(self): return "Vega"\ndisplay(Star(), 1)\nfrom IPython.display import Markdown\nMarkdown("*x*")',
    );
    expect(python.shown()).toEqual([
      { 'text/html': '<b>Vega</b>', 'text/plain': 'Vega' },
      { 'text/plain': '1' },
      { 'text/markdown': '*x*', 'text/plain': expect.any(String) as string },
    ]);
  });

  test('astropy answers as in CPython', async () => {
    await python.run(
      'from astropy.coordinates import SkyCoord\nm31 = SkyCoord(10.684708, 41.268750, unit="deg")\nprint(m31.galactic.to_string(precision=4))\nm31.ra',
    );
    expect(python.printed()).toBe('121.1743 -21.5733\n');
    expect(python.shown()[0]).toMatchObject({ 'text/latex': expect.stringContaining('10') as string });
    expect(python.events.some((event) => event.kind === 'progress' && event.progress.unit === 'packages')).toBe(true);
  });

  test('tables are shown as tables, 10,000 rows of them at first', async () => {
    await python.run(
      'import numpy as np\nfrom astropy.table import Table\nTable({"a": np.arange(12_000), "b": ["x"] * 12_000}, units={"a": "km / s"})',
    );
    const [event] = python.events.filter((it) => it.kind === 'shown');
    const table = event!.shown.tables!['table']!;
    expect(event!.shown.data[MIME.table]).toEqual({ table: 'table' });
    expect([table.rows, table.totalRows, tableFromIPC(table.ipc).numRows]).toEqual([10_000, 12_000, 10_000]);
    expect(table.columns[0]).toMatchObject({ name: 'a', unit: 'km/s' });
  });

  test('figures of Matplotlib and Bokeh show by themselves, once', async () => {
    await python.run('import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nax.plot([1, 2, 3])');
    expect(python.shown().map((data) => Object.keys(data))).toEqual([[MIME.figure, 'image/png', 'text/plain']]);
    await python.run('import matplotlib.pyplot as plt\nplt.hist([1, 2, 3])\nplt.show()');
    expect(python.shown()).toHaveLength(1);
    await python.run('from bokeh.plotting import figure, show\np = figure(height=200)\np.scatter([1, 2], [3, 4])');
    expect(python.shown().map((data) => Object.keys(data))).toEqual([[MIME.bokeh, 'text/plain']]);
    await python.run(
      'from bokeh.plotting import figure, show\nfrom bokeh.layouts import row\np = figure(height=200)\np.line([1, 2], [3, 4])\nq = figure()\nq.line([1, 2], [3, 4])\nshow(row(p, q))',
    );
    expect(python.shown()).toHaveLength(1);
  });

  test('pandas comes by itself when astropy asks for it', async () => {
    await python.run('from astropy.table import Table\nTable({"a": [1, 2]}).to_pandas()');
    expect(python.shown()[0]).toHaveProperty([MIME.table]);
  });

  test('completion gives attributes and columns without running anything', async () => {
    const [made] = await python.run('from astropy.table import Table\nstars = Table({"ra": [1.0], "dec": [2.0]})', {
      defines: ['stars'],
    });
    expect(made).toBeDefined();
    expect(await python.worker.complete('x = stars["r', 12)).toEqual({
      from: 11,
      options: [{ label: 'ra', kind: 'column' }],
    });
    const { options } = await python.worker.complete('stars.colna', 11);
    expect(options.map(({ label }) => label)).toEqual(['colnames']);
  });

  test('a sky view has its tables, target and style', async () => {
    await python.run(
      'from astropy.coordinates import SkyCoord\nfrom astropy import units as u\nsky(SkyCoord([1, 2], [3, 4], unit="deg"), "CIRCLE ICRS 1 2 3", target=SkyCoord(10, 20, unit="deg"), fov=30 * u.arcmin, color="red")',
    );
    expect(python.shown()[0]![MIME.sky]).toEqual({
      target: '10.0000000000 20.0000000000',
      fovDeg: 0.5,
      layers: [
        { kind: 'table', table: 'table-0', color: 'red' },
        { kind: 'footprint', region: 'CIRCLE ICRS 1 2 3', color: 'red' },
      ],
    });
  });

  test('what is lost is said', async () => {
    await expect(python.worker.take('nothing', 1)).rejects.toMatchObject({ failure: { kind: 'engine-lost' } });
  });
});
