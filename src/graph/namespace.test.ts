import { beforeAll, describe, expect, test } from 'vitest';
import { HAS_PYTHON, TestPython } from '../../workers/python/testing/openNodePython.ts';
import type { Engine } from '../engines/engine.ts';
import { PythonEngine } from '../engines/python/pythonEngine.ts';
import type { Cell, Language } from '../notebook/cell.ts';
import type { CellOrder } from '../notebook/notebook.ts';
import { analyse } from '../parse/analyse.ts';
import { Graph } from './graph.ts';

const REFERENCE = `
import io, contextlib, json, sys, types
def _reference(cells):
    before, module, told = sys.modules["__main__"], types.ModuleType("__main__"), []
    sys.modules["__main__"] = module
    for text in cells:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            try:
                exec(compile(text, "cell", "exec"), vars(module))
            except Exception as error:
                print(f"{type(error).__name__}: {error}")
        told.append(printed.getvalue())
    sys.modules["__main__"] = before
    return told
told = json.dumps(_reference(json.loads(TEXTS)))
`;

/** Other languages: a cell gives 7 for each name it defines, and says what it was given. */
const others: Engine = {
  run: async ({ analysis, inputs, emit }) => {
    emit({
      kind: 'stream',
      stream: 'stdout',
      text: `${[...inputs.keys()].join(' ')}\n`,
    });
    return Object.fromEntries(analysis.defines.map((name) => [name, 7]));
  },
  forget: () => undefined,
};

function open(python: TestPython, order: CellOrder, texts: readonly (string | readonly [Language, string])[]) {
  let changes = 0;
  const engine = new PythonEngine({
    siteUrl: '',
    carry: (value) => Promise.resolve({ kind: 'plain', value }),
    onLost: () => undefined,
    imports: () => [],
    ask: () => Promise.reject(new Error('no catalogues here')),
    start: () => ({ worker: python.worker, end: () => undefined }),
  });
  const graph = new Graph({
    engines: {
      python: engine,
      sql: others,
      javascript: others,
      markdown: others,
    },
    analyse,
    onState: () => void changes++,
  });
  let cells = texts.map((text, i): Cell => ({
    id: `${order}${i + 1}`,
    ...(typeof text === 'string' ? { language: 'python', text } : { language: text[0], text: text[1] }),
    output: `out${i + 1}`,
    pinned: true,
    hidden: false,
  }));
  graph.setNotebook({ title: '', cells, order });
  const settle = async (): Promise<void> => {
    const busy = () => cells.some(({ id }) => ['running', 'waiting'].includes(graph.state(id).status));
    for (let quiet = 0, seen = changes; quiet < 10 || busy(); quiet++) {
      await new Promise((resolve) => setTimeout(resolve, 2));
      if (changes !== seen) quiet = 0;
      seen = changes;
    }
  };
  return {
    state: (place: number) => graph.state(cells[place - 1]!.id),
    async runAll() {
      graph.runAll();
      await settle();
      return cells.map(({ id }) => {
        const { outputs, failure } = graph.state(id);
        const printed = outputs.map((output) => (output.kind === 'stream' ? output.text : '')).join('');
        return printed + (failure ? `${failure.message}\n` : '');
      });
    },
    async run(place: number, text = cells[place - 1]!.text) {
      cells = cells.map((cell, i) => (i === place - 1 ? { ...cell, text } : cell));
      graph.setNotebook({ title: '', cells, order });
      graph.run(cells[place - 1]!.id);
      await settle();
    },
    close: () => graph.setNotebook({ title: '', cells: [], order }),
  };
}

const LIKE_JUPYTER: Readonly<Record<string, readonly string[]>> = {
  'late binding': [
    'n = 1',
    'def f(): return n',
    'print(f())',
    'n = 10',
    'print(f())',
    'def g(): return h()',
    'def h(): return n + 1',
    'print(g())',
  ],
  'global in functions': [
    'counter = 0\ndef bump():\n    global counter\n    counter += 1',
    'bump(); bump(); print(counter)',
    'print(counter)\ndef put(v):\n    global counter\n    counter = v',
    'put(9); print(counter)',
    'bump(); print(counter)',
  ],
  'names made by text': [
    'exec("y = 1")',
    'print(y, eval("y + 1"), globals()["y"], "y" in globals())',
    'globals()["z"] = 3',
    'print(z)',
  ],
  mutation: ['a = [1]\nb = a', 'a.append(2)', 'print(b)', 'a += [3]', 'print(b)'],
  'names with an underscore': ['_private = 7', 'print(_private)'],
  'names that are not bound': [
    'if False: maybe = 5',
    'print(maybe)',
    'x = 1',
    'if False: x = 2',
    'print(x)',
    'del x',
    'print(x)',
  ],
  'cells that fail': [
    'x = 1\ny = 1',
    'x = 2\nz = 1 / 0\ny = 2',
    'print(x, y)',
    'print(z)',
    'import math\nimport nosuchmodule_a',
    'print(math.floor(1.5))',
  ],
  'names that only cells below define': [
    'exec("early = 1")\nseen = []',
    'seen.append("above"); print(early)',
    'seen.append("below"); early = 2',
    'print(early, seen)',
    'print(late)',
    'print("late" in globals())',
    'late = 3',
    'exec("count = 1")',
    'count += 1; print(count)',
    'exec("tau = 1")',
    'print(tau, sum([1]))',
    'sum = max',
    'from math import *',
    'print(int(tau), sum([1]))',
    'count = 5',
  ],
  'loop variables and handlers': [
    'for i in range(3): pass',
    'print(i)',
    'try: 1 / 0\nexcept ZeroDivisionError as e: pass',
    'print(e)',
  ],
  'pickle, classes and hints': [
    'import pickle, typing, dataclasses\n@dataclasses.dataclass\nclass Star:\n    mag: float\n    other: "Star | None" = None\ndef double(x): return 2 * x',
    'print(pickle.loads(pickle.dumps(Star(1.5))), pickle.loads(pickle.dumps(double))(4))',
    'print(sorted(typing.get_type_hints(Star)))',
    'import __main__\nprint(__main__.double(2), Star.__module__, __name__)',
    'def doubled(x):\n    """\n    >>> doubled(2)\n    4\n    """\n    return 2 * x',
    'import doctest\nprint(doctest.testmod())',
  ],
};

describe.skipIf(!HAS_PYTHON)('Python cells', () => {
  const python = new TestPython();
  beforeAll(async () => {
    await python.boot();
  });

  test.each(Object.entries(LIKE_JUPYTER))('in order have the results of one namespace: %s', async (_, texts) => {
    const [told] = await python.run(
      REFERENCE.replace('TEXTS', () => JSON.stringify(JSON.stringify(texts))),
      {
        cellId: 'reference',
        defines: ['told'],
        private: ['told', 'io', 'contextlib', 'json', 'sys', 'types', '_reference'],
      },
    );
    const carried = (await python.worker.take('told', told!.version)) as {
      readonly value: string;
    };
    const book = open(python, 'document', texts);
    expect(await book.runAll()).toEqual(JSON.parse(carried.value));
    book.close();
  });

  test('of a name that only a cell below defines it is said where it is', async () => {
    const book = open(python, 'document', ['print(low)', 'low = 1']);
    await book.runAll();
    expect(book.state(1).failure?.advice).toMatch(
      /^low gets its value below, in cell 2, and cells run from top to bottom/,
    );
    await book.run(1);
    expect(book.state(1).status).toBe('shown');
    book.close();
  });

  test('names that several cells bind are each one’s own, however late and however they are looked up', async () => {
    const cell = (at: number) =>
      `import pickle, pandas as pd\nfor i in range(${at} + 1): pass\ndef read${at}(): return i\ndef text${at}(): return eval("i"), globals()["i"]\nkept${at} = lambda: (lambda: sum(i for _ in [1]))()\ndef rows${at}():\n    return len(pd.DataFrame({"x": range(20)}).query("x < @i"))`;
    const places = [7, 2, 9, 0, 5, 1, 8, 3, 6, 4];
    const calls = places.map(
      (at) =>
        `print(${at}, read${at}(), *text${at}(), kept${at}(), rows${at}(), pickle.loads(pickle.dumps(read${at}))())`,
    );
    const book = open(python, 'names', [...places.map(cell), calls.join('\n'), calls.toReversed().join('\n')]);
    const printed = await book.runAll();
    const expected = places.map((at) => `${at} ${at} ${at} ${at} ${at} ${at} ${at}\n`);
    expect(printed.slice(-2)).toEqual([expected.join(''), expected.toReversed().join('')]);
    book.close();
  });

  test('a function sees names of cells below, and of a cell of its own that the order of names tells apart', async () => {
    const book = open(python, 'names', [
      'def even(n): return n == 0 or odd(n - 1)',
      'def odd(n): return n != 0 and even(n - 1)',
      'print(even(10))',
      'fig, ax = 1, 2\ndef shown(): return ax',
      'fig, ax = 3, 4',
      'print(shown())',
      'if False: maybe = 1',
      'print(maybe)',
    ]);
    const told = await book.runAll();
    expect(told.map((text) => text.trim())).toEqual([
      '',
      '',
      'True',
      '',
      '',
      '2',
      '',
      "NameError: name 'maybe' is not defined",
    ]);
    book.close();
  });

  test('what rests on a cell that failed says so in every language, until that has run whole', async () => {
    const book = open(python, 'names', [
      'table = [1]\nimport nosuchmodule_b\nother = 2',
      'few = table[:1]\nprint(few)',
      ['javascript', 'const js = few.length'],
      ['sql', 'SELECT $few'],
      'print(js)',
      ['javascript', 'other + 1'],
      'before = 1\nprint(other)',
      'print(before)',
      '1 + 1',
    ]);
    await book.runAll();
    const message = "ModuleNotFoundError: No module named 'nosuchmodule_b'";
    const rests = [{ name: 'table', place: 1, message }];
    expect([1, 2, 3, 4, 5, 9].map((place) => book.state(place).rests)).toEqual([
      undefined,
      rests,
      rests,
      rests,
      rests,
      undefined,
    ]);
    expect([2, 3, 4, 5].map((place) => book.state(place).status)).toEqual(Array(4).fill('shown'));
    expect(book.state(6).failure?.message).toBe(`Cell 1 failed before it gave other a value: ${message}`);
    expect(book.state(7).failure).toMatchObject({
      message: "NameError: name 'other' is not defined",
      advice: expect.stringContaining('Cell 1 failed before it gave other a value'),
    });
    expect(book.state(8).rests).toMatchObject([{ name: 'before', place: 7 }]);
    await book.run(1, 'table = [1]\nother = 2');
    expect([1, 2, 3, 4, 5, 6, 7, 8].map((place) => [book.state(place).status, book.state(place).rests])).toEqual(
      Array(8).fill(['shown', undefined]),
    );
    book.close();
  });
});
