import { expect, it } from 'vitest';
import { NotebookError } from '../../workers/wire/notebookError.ts';
import type { Engine, Job } from '../engines/engine.ts';
import type { Cell } from '../notebook/cell.ts';
import type { CellOrder } from '../notebook/notebook.ts';
import type { Analysis } from '../parse/analysis.ts';
import { Graph } from './graph.ts';

/**
 * Cells read `name = expression`; names in the expression are needed; `np` counts as imported. `wait` never ends until
 * it is stopped.
 */
function analyse({ text }: Cell): Analysis {
  const [, name, expression] = /^(?:(\w+)\s*=)?\s*(.*)$/s.exec(text)!;
  const needs = [...new Set(expression!.match(/\b[a-z]\w*/g) ?? [])].filter((word) => word !== 'wait');
  const importedAs: Readonly<Record<string, string>> = name === 'np' ? { np: 'numpy' } : {};
  const again = name !== undefined && needs.includes(name);
  return {
    defines: name ? [name] : [],
    needs: again ? needs.filter((other) => other !== name) : needs,
    rebound: again ? [name] : [],
    importedAs,
    stars: [],
    imports: [],
    hosts: [],
  };
}

class Arithmetic implements Engine {
  readonly ran: string[] = [];
  readonly forgotten: string[] = [];

  async run({ cell, analysis, inputs, signal }: Job) {
    this.ran.push(cell.id);
    const expression = cell.text.replace(/^\w+\s*=/, '');
    if (expression.includes('wait')) {
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    }
    const value: unknown = new Function(...inputs.keys(), `return (${expression})`)(...inputs.values());
    if (typeof value === 'number' && Number.isNaN(value))
      throw new NotebookError({ kind: 'python', message: 'not a number' });
    return Object.fromEntries(analysis.defines.map((name) => [name, value]));
  }

  forget(names: readonly string[]): void {
    this.forgotten.push(...names);
  }
}

function open(...texts: readonly string[]) {
  return openAs('names', ...texts);
}

function openAs(first: CellOrder, ...texts: readonly string[]) {
  let order = first;
  const engine = new Arithmetic();
  const graph = new Graph({
    engines: { python: engine, sql: engine, javascript: engine, markdown: engine },
    analyse,
    onState: () => void changes++,
  });
  let cells: readonly Cell[] = texts.map((text, index) => cell(String(index + 1), text));
  graph.setNotebook({ title: '', cells, order });
  return {
    graph,
    engine,
    reorder(to: CellOrder) {
      order = to;
      graph.setNotebook({ title: '', cells, order });
    },
    set(id: string, text: string) {
      cells = cells.map((old) => (old.id === id ? { ...old, text } : old));
      graph.setNotebook({ title: '', cells, order });
    },
    remove(id: string) {
      cells = cells.filter((old) => old.id !== id);
      graph.setNotebook({ title: '', cells, order });
    },
    add(id: string, text: string) {
      cells = [...cells, cell(id, text)];
      graph.setNotebook({ title: '', cells, order });
    },
    states: () => cells.map(({ id }) => graph.state(id).status).join(' '),
    message: (id: string) => graph.state(id).failure?.message,
    ran: () => engine.ran.splice(0).join(' '),
  };
}

const cell = (id: string, text: string): Cell => ({ id, language: 'python', text, pinned: true, hidden: false });

let changes = 0;

/**
 * Waits until nothing has changed for ten turns of a timer: turns, unlike milliseconds, grow with the load of the
 * machine.
 */
async function settle(): Promise<void> {
  for (let quiet = 0, seen = changes; quiet < 10; quiet++) {
    await new Promise((resolve) => setTimeout(resolve, 4));
    if (changes !== seen) quiet = 0;
    seen = changes;
  }
}

it('an opened notebook runs nothing', async () => {
  const book = open('a = 1', 'b = a + 1');
  await settle();
  expect([book.states(), book.ran()]).toEqual(['idle idle', '']);
});

it('run all runs every cell once, what is needed first and otherwise from top to bottom', async () => {
  const book = open('c = b + 1', 'x = 5', 'a = 1', 'b = a + 1', 'y = 6');
  book.graph.runAll();
  await settle();
  expect([book.ran(), book.states()]).toEqual(['2 3 4 1 5', 'shown shown shown shown shown']);
});

it('running one cell runs what it needs and what needs it, and nothing else', async () => {
  const book = open('a = 1', 'b = a + 1', 'c = b + 1', 'x = 5');
  book.graph.run('2');
  await settle();
  expect([book.ran(), book.states()]).toEqual(['1 2 3', 'shown shown shown idle']);
});

it('an edited cell is stale until it is run, and then only its dependents run again', async () => {
  const book = open('a = 1', 'b = a + 1', 'c = b + 1', 'x = 5', 'y = x');
  book.graph.runAll();
  await settle();
  book.ran();
  book.set('2', 'b = a + 10');
  expect(book.states()).toBe('shown stale shown shown shown');
  book.graph.run('2');
  await settle();
  expect([book.ran(), book.states()]).toEqual(['2 3', 'shown shown shown shown shown']);
});

it('an edit that is taken back leaves the cell as it was', async () => {
  const book = open('a = 1');
  book.graph.runAll();
  await settle();
  book.set('1', 'a = 2');
  book.set('1', 'a = 1');
  expect(book.states()).toBe('shown');
});

it('an edited cell above is run as it now reads when one below is run', async () => {
  const book = open('a = 1', 'b = a');
  book.graph.runAll();
  await settle();
  book.ran();
  book.set('1', 'a = 3');
  book.graph.run('2');
  await settle();
  expect(book.ran()).toBe('1 2');
});

it('a name defined twice fails where another cell reads it, and heals when one is renamed', async () => {
  const book = open('a = 1', 'b = a', 'x = 2');
  book.graph.runAll();
  await settle();
  book.set('3', 'a = 2');
  book.graph.run('3');
  await settle();
  expect(book.states()).toBe('shown failed shown');
  expect(book.message('2')).toBe('Needs a, but it is defined in cells 1, 3');
  book.set('3', 'x = 2');
  book.graph.run('3');
  await settle();
  expect(book.states()).toBe('shown shown shown');
});

it('an unknown name fails in its cell, and heals when a cell that defines it is added and run', async () => {
  const book = open('b = a');
  book.graph.runAll();
  await settle();
  expect(book.message('1')).toBe('No cell defines a');
  book.add('2', 'a = 1');
  book.graph.run('2');
  await settle();
  expect(book.states()).toBe('shown shown');
});

it('deleting a cell fails those that need it and frees its names', async () => {
  const book = open('a = 1', 'b = a');
  book.graph.runAll();
  await settle();
  book.remove('1');
  await settle();
  expect([book.states(), book.message('2'), book.engine.forgotten]).toEqual(['failed', 'No cell defines a', ['a']]);
});

it('a circle fails in all its cells, and heals when it is broken', async () => {
  const book = open('a = c', 'b = a', 'c = b', 'd = 1');
  book.graph.runAll();
  await settle();
  expect([book.states(), book.message('2')]).toEqual([
    'failed failed failed shown',
    'Cells 1, 2, 3 need each other, so none can run first',
  ]);
  book.set('1', 'a = 1');
  book.graph.run('1');
  await settle();
  expect(book.states()).toBe('shown shown shown shown');
});

it('a cell that imports what another imports too keeps its own and gives nothing', async () => {
  const book = open('np = 1', 'np = 1', 'x = np + 1');
  book.graph.runAll();
  await settle();
  expect(book.states()).toBe('shown shown shown');
  book.remove('1');
  await settle();
  expect([book.states(), book.message('3')]).toEqual(['shown shown', undefined]);
});

it('a cell below a failed one says which cell failed', async () => {
  const book = open('a = 0/0', 'b = a + 1');
  book.graph.runAll();
  await settle();
  expect([book.states(), book.message('2')]).toEqual(['failed failed', 'Needs a, but cell 1, which makes it, failed']);
});

it('stop fails what runs, keeps the waiting from starting, and leaves the rest shown', async () => {
  const book = open('x = 1', 'a = wait', 'b = a', 'y = x');
  book.graph.runAll();
  await settle();
  expect(book.states()).toBe('shown running waiting waiting');
  book.graph.stop();
  await settle();
  expect(book.states()).toBe('shown failed idle idle');
  expect(book.graph.state('2').failure?.kind).toBe('cancelled');
  book.set('2', 'a = 2');
  book.graph.run('2');
  await settle();
  expect(book.states()).toBe('shown shown shown idle');
});

it('a stopped rerun leaves what was shown below it stale, and running that reruns both', async () => {
  const book = open('a = 1', 'b = a');
  book.graph.runAll();
  await settle();
  book.set('1', 'a = wait');
  book.graph.run('1');
  await settle();
  book.graph.stop();
  await settle();
  expect(book.states()).toBe('failed stale');
  book.set('1', 'a = 4');
  book.ran();
  book.graph.run('2');
  await settle();
  expect([book.ran(), book.states()]).toEqual(['1 2', 'shown shown']);
});

it('values that an engine lost make their cells stale, and running one below brings them back first', async () => {
  const book = open('a = 1', 'b = a', 'c = 1');
  book.graph.runAll();
  await settle();
  book.graph.lost(['a']);
  expect(book.states()).toBe('stale shown shown');
  book.ran();
  book.graph.run('2');
  await settle();
  expect([book.ran(), book.states()]).toEqual(['1 2', 'shown shown shown']);
});

it('an edit while the cell runs ends the old run and shows only the new one', async () => {
  const book = open('a = wait', 'b = a');
  book.graph.runAll();
  await settle();
  book.set('1', 'a = 7');
  book.graph.run('1');
  await settle();
  expect([book.ran(), book.states(), book.graph.state('1').runs]).toEqual(['1 1 2', 'shown shown', 2]);
});

it('in order, a name may be defined again, each reader has the value above it, and a change runs only what reads it', async () => {
  const book = openAs('document', 'x = 1', 'a = x', 'x = 2', 'b = x', 'x = x + 5', 'c = x');
  book.graph.runAll();
  await settle();
  expect([book.ran(), book.states()]).toEqual(['1 2 3 4 5 6', 'shown shown shown shown shown shown']);
  book.set('3', 'x = 3');
  book.graph.run('3');
  await settle();
  expect(book.ran()).toBe('3 4 5 6');
  book.set('2', 'a = x + 1');
  book.graph.run('2');
  await settle();
  expect(book.ran()).toBe('2');
});

it('in order, deleting the nearest definition gives its readers the one before', async () => {
  const book = openAs('document', 'x = 1', 'x = 0/0', 'a = x');
  book.graph.runAll();
  await settle();
  expect([book.states(), book.message('3')]).toEqual([
    'shown failed failed',
    'Needs x, but cell 2, which makes it, failed',
  ]);
  book.ran();
  book.remove('2');
  await settle();
  expect([book.ran(), book.states()]).toEqual(['3', 'shown shown']);
});

it('letting cells run in order heals names defined twice at once, and going back fails them', async () => {
  const book = open('x = 1', 'x = 2', 'a = x');
  book.graph.runAll();
  await settle();
  expect(book.states()).toBe('shown shown failed');
  book.reorder('document');
  await settle();
  expect(book.states()).toBe('shown shown shown');
  book.reorder('names');
  await settle();
  expect(book.states()).toBe('shown shown failed');
});
