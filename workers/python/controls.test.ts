import { beforeAll, describe, expect, test } from 'vitest';
import type { Carried } from '../wire/carried.ts';
import type { ControlSpec } from '../wire/control.ts';
import type { LiveState } from '../wire/live.ts';
import { MIME } from '../wire/shown.ts';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

describe.skipIf(!HAS_PYTHON)('controls of Python cells', () => {
  let python: TestPython;
  let runs = 0;
  beforeAll(async () => {
    python = await new TestPython().boot(['numpy']);
  });

  const live = (changed: Readonly<Record<string, LiveState>> = {}, left: Readonly<Record<number, LiveState>> = {}) => ({
    run: `1/${++runs}`,
    changed,
    left,
  });

  /** A control made by a cell of its own, as it is drawn. */
  async function made(text: string, left?: Readonly<Record<number, LiveState>>) {
    const [one] = await python.run(`c = ${text}`, { defines: ['c'], live: live({}, left) });
    const [shown] = python.shown();
    return { version: one!.version, owned: one!.live, spec: shown?.[MIME.control] as ControlSpec };
  }

  /** What another cell prints of the control `c`, once it has been set. */
  async function read(expression: string, version: number, changed: Readonly<Record<string, LiveState>> = {}) {
    await python.run(`print(repr(${expression}))`, {
      cellId: '2',
      inputs: { c: { version } },
      live: live(changed),
    });
    return python.printed().trim();
  }

  /** The value of a control once it has been set: in Python, and as others see it. */
  async function set(text: string, state: LiveState): Promise<readonly [python: string, others: Carried]> {
    const { version, spec } = await made(text);
    const changed = { [spec.id]: state };
    return [await read('c.value', version, changed), await python.worker.take('c', version, changed)];
  }

  test('a control with a name shows itself, once, by that name, and its value is owned by it', async () => {
    const { owned, spec } = await made('ui.slider(0, 10)');
    expect(spec).toEqual({
      kind: 'slider',
      id: `1/${runs}/0`,
      label: 'c',
      state: '0',
      start: '0',
      stop: '10',
      step: '1',
      whole: true,
    });
    expect(owned).toEqual({ ids: [spec.id], isItself: true });
    expect(python.shown()).toHaveLength(1);
    await python.run('c = ui.slider(0, 10)\nc', { defines: ['c'], live: live() });
    expect(python.shown()).toHaveLength(1);
    await python.run('c = ui.slider(0, 10);', { defines: ['c'], live: live(), hidden: true });
    expect(python.shown()).toHaveLength(0);
  });

  test.each([
    ['ui.slider(0, 10)', '7', '7', { kind: 'plain', value: 7 }],
    ['ui.slider(0.0, 1)', '0.35', '0.35', { kind: 'plain', value: 0.35 }],
    [
      'ui.slider(1, 2**62, 2**30)',
      String(2n ** 61n + 1n),
      String(2n ** 61n + 1n),
      { kind: 'plain', value: 2n ** 61n + 1n },
    ],
    ['ui.range(0, 10, 0.5)', ['2.5', '7'], '(2.5, 7.0)', { kind: 'plain', value: [2.5, 7] }],
    ['ui.number()', '-1e-3', '-0.001', { kind: 'plain', value: -0.001 }],
    ['ui.number(value=3)', '9007199254740993', '9007199254740993', { kind: 'plain', value: 9007199254740993n }],
    ['ui.number()', '', 'None', { kind: 'plain', value: null }],
    ['ui.select(["a", "b"])', [1, 'b'], "'b'", { kind: 'plain', value: 'b' }],
    ['ui.select({"x": 1.5, "y": None})', [1, 'y'], 'None', { kind: 'plain', value: null }],
    ['ui.radio({"same": 1} | {" same": 2})', [1, ' same'], '2', { kind: 'plain', value: 2 }],
    ['ui.select(["twice", "twice", 3])', [1, 'twice'], "'twice'", { kind: 'plain', value: 'twice' }],
    ['ui.multiselect([3, 2, 1])', [2, '1', 0, '3'], '[3, 1]', { kind: 'plain', value: [3, 1] }],
    ['ui.text()', 'Ångström <b>𝛼</b>', "'Ångström <b>𝛼</b>'", { kind: 'plain', value: 'Ångström <b>𝛼</b>' }],
    [
      'ui.date()',
      '1987-02-23',
      'datetime.date(1987, 2, 23)',
      { kind: 'plain', value: { $skybook: 'moment', ms: Date.UTC(1987, 1, 23), ns: 0, as: 'date' } },
    ],
    ['ui.checkbox()', true, 'True', { kind: 'plain', value: true }],
    ['ui.button("Fit")', 3, '3', { kind: 'plain', value: 3 }],
    ['ui.file()', ['a b.fits'], "'/local/a b.fits'", { kind: 'plain', value: '/local/a b.fits' }],
    [
      'ui.file(multiple=True)',
      ['a', 'b'],
      "['/local/a', '/local/b']",
      { kind: 'plain', value: ['/local/a', '/local/b'] },
    ],
    ['ui.tabs({"one": 1, "two": 2})', 'two', "'two'", { kind: 'plain', value: 'two' }],
  ] as const)('%s set to %j has that value', async (text, state, value, others) => {
    expect(await set(text, state)).toEqual([value, others]);
  });

  test.each([
    ['ui.slider(0, 10)', '11'],
    ['ui.slider(0, 10)', 'nan'],
    ['ui.slider(0, 10)', ''],
    ['ui.slider(0, 10)', ['1']],
    ['ui.range(0, 10)', ['7', '3']],
    ['ui.range(0, 10)', ['7']],
    ['ui.number(0, 1)', '1.5'],
    ['ui.number()', 'inf'],
    ['ui.select(["a", "b"])', [1, 'c']],
    ['ui.select(["a", "b"])', [2, 'c']],
    ['ui.select([])', []],
    ['ui.multiselect(["a"])', ['a']],
    ['ui.date(start="2000-01-01")', '1999-12-31'],
    ['ui.date()', 'yesterday'],
    ['ui.button()', 'x'],
    ['ui.tabs({"one": 1})', 'two'],
  ] as const)('%s does not take %j, and stays as it is', async (text, state) => {
    const { version, spec } = await made(text);
    const before = await read('c.value', version);
    expect(await read('c.value', version, { [spec.id]: state })).toBe(before);
  });

  test('a choice that was left stands there by its label where the options have moved', async () => {
    const { spec } = await made('ui.select(["new", "a", "b"])', { 0: [0, 'a'] });
    expect(spec.state).toEqual([1, 'a']);
    expect((await made('ui.select(["b", "b"])', { 0: [1, 'b'] })).spec.state).toEqual([1, 'b']);
    expect((await made('ui.select(["b"])', { 0: [0, 'a'] })).spec.state).toEqual([0, 'b']);
  });

  test.each([
    ['ui.slider(10, 0)', 'ValueError: slider: start (10) is above stop (0)'],
    ['ui.range(1, 0)', 'ValueError: range: start (1) is above stop (0)'],
    ['ui.range(0, 5, value=(4, 2))', 'ValueError: range: of its value the first (4) is above the second (2)'],
    ['ui.number(3, 2)', 'ValueError: number: start (3) is above stop (2)'],
    ['ui.slider(0, float("nan"))', 'ValueError: slider: stop is nan, not a finite number'],
    ['ui.slider(0, float("inf"))', 'ValueError: slider: stop is inf, not a finite number'],
    ['ui.slider(0, 10, 0)', 'ValueError: slider: the step (0) is not above 0'],
    ['ui.slider(0, 10, value=11)', 'ValueError: slider: the value (11) is not between 0 and 10'],
    ['ui.slider(0, 2**62, 0.25)', /more than 2\*\*53 steps/],
    ['ui.slider("0", 1)', 'TypeError: slider: start is a str, not a plain number'],
    ['ui.select("abc")', /options are a list/],
    ['ui.select(range(10_001))', /more than 10,000 options/],
    ['ui.select(["a"], "b")', "ValueError: select: 'b' is not among the options"],
    ['ui.date("2026-13-01")', /month must be in 1..12/],
    ['ui.date(start="2026-01-02", stop="2026-01-01")', /is after stop/],
    ['ui.table(3)', 'TypeError: table: a int is no table'],
    ['ui.tabs({})', /give a dict of labels/],
    ['ui.date("20 March 2020")', /not a day such as 2026-11-28/],
    ['ui.range(0, 9, value=5)', /its value is two numbers, such as \(1, 5\), not 5/],
    ['ui.range(0, 9, value=(1, 2, 3))', /its value is two numbers/],
    ['ui.text(lines=0)', /one line or more/],
    ['ui.number(value=np.ma.masked)', 'ValueError: number: value is a missing value'],
    ['ui.checkbox("no")', "TypeError: checkbox: the value is True or False, not 'no'"],
    ['ui.multiselect(["aa"], "b")', "ValueError: multiselect: 'b' is not among the options"],
    ['ui.slider(0, 1, label=3)', 'TypeError: slider: the label is a text, not 3'],
  ])('%s says what is wrong', async (text, message) => {
    await python.setUp('import numpy as np');
    await expect(made(text)).rejects.toMatchObject({
      failure: { kind: 'python', message: typeof message === 'string' ? message : expect.stringMatching(message) },
    });
  });

  test('a text of several lines has a field of as many', async () =>
    expect((await made('ui.text("a\\nb")')).spec).toMatchObject({ state: 'a\nb', lines: 2 }));

  test('an empty list of options has no value', async () => {
    const { version, spec } = await made('ui.select([])');
    expect(spec).toMatchObject({ options: [], state: [] });
    expect(await read('c.value', version)).toBe('None');
  });

  test.each([
    ['c * 2 + 1', '11'],
    ['1 - c', '-4'],
    ['c / 2', '2.5'],
    ['c > 4 and 6 > c and c == 5 and c != 4', 'True'],
    ['[*"abcdefg"][c]', "'f'"],
    ['{5: "five"}[c]', "'five'"],
    ['f"{c} {c:.2f}"', "'5 5.00'"],
    ['(float(c), int(c), round(c), -c, abs(c), bool(c), divmod(c, 2))', '(5.0, 5, 5, -5, 5, True, (2, 1))'],
    ['list(np.array([4.0, 6.0]) < c)', '[np.True_, np.False_]'],
    ['list(np.array([4.0, 6.0]) * c)', '[np.float64(20.0), np.float64(30.0)]'],
    ['list(c - np.array([4.0]))', '[np.float64(1.0)]'],
    ['np.sqrt(c) ** 2', 'np.float64(5.000000000000001)'],
    ['c', "<slider 'Within': 5>"],
  ])('a slider at 5 acts as its value: %s', async (expression, value) => {
    await python.setUp('import numpy as np');
    const { version } = await made('ui.slider(0, 10, value=5, label="Within")');
    expect(await read(expression, version)).toBe(value);
  });

  test.each([
    ['ui.slider(0, 10, 0.5, value=4)', '4.0'],
    ['ui.slider(0.0, 10)', '0.0'],
    ['ui.range(0, 1.5, value=(0, 1))', '(0.0, 1.0)'],
    ['ui.number(0.5, value=3)', '3.0'],
    ['ui.number(1, 5)', '1'],
    ['ui.multiselect(["aa", "b"], "aa")', "['aa']"],
    ['ui.multiselect([1, 2], None)', '[]'],
    ['ui.multiselect([1, 2], 2)', '[2]'],
    ['ui.text(None)', "''"],
    ['ui.checkbox(np.bool_(True))', 'True'],
    ['ui.checkbox(0)', 'False'],
    ['ui.file(None)', 'None'],
    ['ui.select(u.Quantity([1, 2], u.pc))', '<Quantity 1. pc>'],
    ['ui.date(np.datetime64("2020-03-20T12:00"))', 'datetime.date(2020, 3, 20)'],
    ['ui.date("2020-03-20 12:00")', 'datetime.date(2020, 3, 20)'],
  ])('the first value of %s is %s, of the kind that later ones are', async (text, value) => {
    await python.setUp('import numpy as np\nfrom astropy import units as u');
    expect(await read('c.value', (await made(text)).version)).toBe(value);
  });

  test('a range acts as its two numbers, a select as its option, and a value is not set by code', async () => {
    const range = await made('ui.range(0, 10, value=(2, 3))');
    expect(await read('[*c, c[0], len(c)]', range.version)).toBe('[2, 3, 2, 2]');
    const select = await made('ui.select(["a", "b"])');
    expect(await read('c == "a" and c + "x"', select.version)).toBe("'ax'");
    await expect(read('setattr(c, "value", "b")', select.version)).rejects.toMatchObject({
      failure: { message: 'AttributeError: the reader sets the value of a select: say with value=… where it begins' },
    });
  });

  test('astropy takes a slider for its value', async () => {
    const { version } = await made('ui.slider(0, 10, value=5)');
    await python.setUp('from astropy import units as u\nfrom astropy.table import Table');
    expect(await read('str(c * u.pc)', version)).toBe("'5.0 pc'");
    expect(await read('len((t := Table({"a": [4, 6]}))[t["a"] < c])', version)).toBe('1');
  });

  test('pandas takes a slider and a select for their values', async () => {
    await python.setUp('import pandas as pd\ndf = pd.DataFrame({"a": [4, 6], "k": ["x", "y"]})');
    const { version } = await made('ui.slider(0, 10, value=5)');
    expect(await read('(len(df[df.a < c]), list(df.a * c))', version)).toBe('(1, [20, 30])');
    const select = await made('ui.select(["x", "y"])');
    expect(await read('len(df[df.k == c])', select.version)).toBe('1');
  });

  test('the value of a table is its chosen rows, which go to SQL as a table', async () => {
    await python.setUp('import numpy as np\nfrom astropy.table import Table');
    const text = 'ui.table(Table({"hip": np.array([2**60, 7, 9]), "x": [0.5, 1, 2]}))';
    const [rows, carried] = await set(text, [0, 2]);
    expect(rows).toContain('1152921504606846976');
    expect(carried).toMatchObject({ kind: 'table', table: { rows: 2 } });
    const { version, spec } = await made(text);
    expect(await read('len(c.value)', version)).toBe('0');
    expect(await read('len(c.value)', version, { [spec.id]: [3] })).toBe('0');
    expect(spec).toMatchObject({ kind: 'table', part: 0, multiple: true });
  });

  test('lists, dictionaries and layouts of controls are owned by them, and others see the values', async () => {
    const { owned, version } = await made('[ui.slider(0, 10, value=4), {"x": ui.checkbox(True)}]');
    expect(owned).toEqual({ ids: [`1/${runs}/0`, `1/${runs}/1`], isItself: false });
    expect(await python.worker.take('c', version, { [`1/${runs}/0`]: '6' })).toEqual({
      kind: 'plain',
      value: [6, { x: true }],
    });
    await python.run('a, b = ui.slider(0, 1), ui.text()\nui.column(ui.row(a, b), "<b>text</b>", ui.tabs({"t": 3}))', {
      defines: ['a', 'b'],
      live: live(),
    });
    expect(python.shown()).toHaveLength(1);
    expect(python.shown()[0]![MIME.control]).toMatchObject({
      kind: 'column',
      items: [
        { kind: 'row', items: [{ label: 'a' }, { label: 'b' }] },
        { kind: 'part', part: 0 },
        { kind: 'tabs', label: 'tabs', labels: ['t'], items: [{ kind: 'part', part: 1 }] },
      ],
    });
  });

  test('where a control was left it stands when its cell runs again, for others at once', async () => {
    const { version, spec } = await made('ui.slider(0, 10)', { 0: '8' });
    expect(spec.state).toBe('8');
    expect(await read('c.value', version)).toBe('8');
    expect((await made('ui.slider(0, 5)', { 0: '8' })).spec.state).toBe('0');
  });
});
