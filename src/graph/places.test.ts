import { describe, expect, it, test } from 'vitest';
import { isHeld } from '../../workers/wire/held.ts';
import type { Engine, Job } from '../engines/engine.ts';
import type { Cell, Language } from '../notebook/cell.ts';
import type { CellOrder } from '../notebook/notebook.ts';
import type { Analysis } from '../parse/analysis.ts';
import { Graph } from './graph.ts';
import { mayChange } from './mayChange.ts';

/** Cells of Python read `t = 1` or `t.add(2)`; those of other languages name `t` and may define another: `u = t`. */
function analyse({ text }: Cell): Analysis {
  const [, name, rest = ''] = /^(?:(\w+) = )?(.*)$/s.exec(text)!;
  return {
    defines: name ? [name] : [],
    needs: [...new Set(rest.match(/\b[a-z]\b/g) ?? [])].filter((word) => word !== name),
    stars: [],
    imports: [],
    hosts: [],
  };
}

const pause = (turns: number) => new Promise((resolve) => setTimeout(resolve, turns));

/** Python keeps lists; other languages take a copy when they read one, some time after they were asked to. */
class Lists implements Engine {
  readonly lists = new Map<string, number[]>();
  readonly read: string[] = [];
  readonly readings: unknown[] = [];
  #last = 0;

  async run({ cell, analysis, inputs, onTaken }: Job) {
    await pause(cell.language === 'python' ? 1 : 6);
    if (cell.language !== 'python') {
      for (const value of inputs.values())
        if (isHeld(value)) {
          this.read.push(`${cell.id}: ${this.lists.get(value.name)!.join(' ')}`);
          this.readings.push(value);
        }
      onTaken?.();
      await pause(6);
      return Object.fromEntries(analysis.defines.map((name) => [name, name]));
    }
    onTaken?.();
    const added = /^(\w)\.add\((\d)\)/.exec(cell.text);
    if (added) this.lists.get(added[1]!)!.push(Number(added[2]));
    for (const name of analysis.defines) this.lists.set(name, [Number(cell.text.match(/\d/)?.[0] ?? 0)]);
    return Object.fromEntries(
      analysis.defines.map((name) => [
        name,
        { held: true, engine: 'python', name, version: ++this.#last, type: 'list' },
      ]),
    );
  }

  forget(): void {}
}

function open(order: CellOrder, ...cells: readonly (readonly [Language, string])[]) {
  const engine = new Lists();
  let changes = 0;
  const graph = new Graph({
    engines: { python: engine, sql: engine, javascript: engine, markdown: engine },
    analyse,
    onState: () => void changes++,
  });
  graph.setNotebook({
    title: '',
    order,
    cells: cells.map(([language, text], i) => ({ id: String(i + 1), language, text, pinned: true, hidden: false })),
  });
  /** Waits until nothing has changed for twenty turns of a timer. */
  const settle = async (): Promise<readonly string[]> => {
    for (let quiet = 0, seen = changes; quiet < 20; quiet++) {
      await pause(2);
      if (changes !== seen) quiet = 0;
      seen = changes;
    }
    return engine.read.splice(0).toSorted();
  };
  return { graph, engine, settle, states: () => cells.map((_, i) => graph.state(String(i + 1)).status).join(' ') };
}

const ORDERS = ['names', 'document'] as const;

describe.each(ORDERS)('a value read by another language, cells in order of %s', (order) => {
  it.each(['sql', 'javascript', 'markdown'] as const)('is that of its place for %s', async (language) => {
    const book = open(
      order,
      ['python', 't = 1'],
      [language, 't'],
      ['python', 't.add(2)'],
      [language, 't'],
      ['python', 't.add(3)'],
      [language, 't'],
    );
    book.graph.runAll();
    expect(await book.settle()).toEqual(['2: 1', '4: 1 2', '6: 1 2 3']);
  });

  it('is read again where a cell above changes it once more, and not where one below does', async () => {
    const book = open(order, ['python', 't = 1'], ['sql', 't'], ['python', 't.add(2)'], ['sql', 't']);
    book.graph.runAll();
    await book.settle();
    book.graph.run('3');
    expect(await book.settle()).toEqual(['4: 1 2 2']);
    const [, before] = book.engine.readings;
    book.graph.run('4');
    await book.settle();
    expect(book.engine.readings.at(-1)).toBe(book.engine.readings.at(-2));
    expect(before).not.toBe(book.engine.readings.at(-1));
  });

  it('is read with the changes of cells above that have not run', async () => {
    const book = open(order, ['python', 't = 1'], ['python', 't.add(2)'], ['sql', 't'], ['python', 't.add(3)']);
    book.graph.run('3');
    expect(await book.settle()).toEqual(['3: 1 2']);
    expect(book.states()).toBe('shown shown shown idle');
  });
});

it('a reader of the same cell run again alone has the reading that it had', async () => {
  const book = open('names', ['python', 't = 1'], ['javascript', 't'], ['python', 't.add(2)']);
  book.graph.runAll();
  await book.settle();
  book.graph.run('2');
  await book.settle();
  expect(book.engine.readings[1]).toBe(book.engine.readings[0]);
  expect(book.engine.readings[0]).toMatchObject({ reading: { runs: [], changedLater: true } });
});

it('cells that need each other against their places wait for nobody for ever', async () => {
  const book = open(
    'names',
    ['python', 'u = t'],
    ['sql', 'v = t'],
    ['python', 'w = t v'],
    ['python', 't = 1'],
    ['javascript', 'x = t'],
    ['python', 't.add(2) x'],
  );
  book.graph.runAll();
  await book.settle();
  expect(book.states()).toBe('shown shown shown shown shown shown');
});

it('what waits can be stopped', async () => {
  const book = open('names', ['python', 't = 1'], ['python', 't.add(2)'], ['sql', 't']);
  book.graph.runAll();
  while (!book.states().includes('running')) await pause(1);
  book.graph.stop();
  expect(await book.settle()).toEqual([]);
});

test.each([
  ['t[0] = 1', true],
  ['t["a"][:] = 0', true],
  ['t.meta["x"] = 1', true],
  ['t.a.b += 1', true],
  ['t["a"], x = 1, 2', true],
  ['x, t[0] = 1, 2', true],
  ['t [ t[0] ] . a **= 2', true],
  ['x = 1; t.sort()', true],
  ['x = 1; del y, t.a', true],
  ['if x: await t.load()', true],
  ['f( t )', true],
  ['await fill(x, t)', true],
  ['t["a"], x == 1', false],
  ['f(t.a)', false],
  ['t[0', false],
  ['ax1.plot(t)', false],
  ['x = f(t)', false],
  ['del t["a"]', true],
  ['if x:\n    t.sort()', true],
  ['np.random.shuffle(t)', true],
  ['t.rename_column("a", "b")', true],
  ['print(t)', false],
  ['y = t[0] + 1', false],
  ['y = t.sum()', false],
  ['plt.plot(t)', false],
  ['t == 3', false],
  ['t["a"] == 3', false],
  ['other.t[0] = 1', false],
  ['st[0] = 1', false],
  ['t', false],
  ['t[u[0]][1] = 2', true],
  ['t[0], u = 1, 2', true],
  ['t [0] .a **= 2', true],
  ['x = 1; t.sort()', true],
  [';t.sort()', true],
  ['t\n  .push(1)', true],
  ['await t.load ()', true],
  ['f(u, t, 1)', true],
  ['del u, t.a', true],
  ['t[0] <= 3', false],
  ['if t[0]: pass', false],
  ['x = f(t)', false],
  ['fig.add(t)', false],
  ['ax1.plot(t, u)', false],
  ['ui.row(t, u)', false],
])('whether %j may change t: %s', (text, expected) => {
  expect(mayChange(text, 't')).toBe(expected);
});
