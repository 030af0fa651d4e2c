import { expect, it, vi } from 'vitest';
import { NotebookError } from '../../workers/wire/notebookError.ts';
import type { Engine, Job } from '../engines/engine.ts';
import type { Cell } from '../notebook/cell.ts';
import type { Analysis } from '../parse/analysis.ts';
import { Graph } from './graph.ts';

/** Cells read `name = expression`; `die` ends the engine, with all values that it holds. */
function analyse({ text }: Cell): Analysis {
  const [, name, expression] = /^(?:(\w+)\s*=)?\s*(.*)$/s.exec(text)!;
  const needs = [...new Set(expression!.match(/\b[a-z]\b/g) ?? [])];
  return { defines: name ? [name] : [], needs, rebound: [], importedAs: {}, stars: [], imports: [], hosts: [] };
}

/** An engine that holds values and dies with them. */
function open(...texts: readonly string[]) {
  const ran: string[] = [];
  const held = new Map<string, number>();
  const engine: Engine = {
    whenOutdated: 'ends',
    async run({ cell, analysis, inputs }: Job) {
      ran.push(cell.id);
      await new Promise((resolve) => setImmediate(resolve));
      for (const name of inputs.keys())
        if (!held.has(name)) throw new NotebookError({ kind: 'engine-lost', message: `${name} is gone` });
      if (cell.text.includes('die')) {
        const names = [...held.keys()];
        held.clear();
        graph.lost(names);
        throw new NotebookError({ kind: 'engine-lost', message: 'Python is gone' });
      }
      const value = new Function(...inputs.keys(), `return (${cell.text.replace(/^\w+\s*=/, '')})`)(
        ...[...inputs.keys()].map((name) => held.get(name)),
      ) as number;
      for (const name of analysis.defines) held.set(name, value);
      return Object.fromEntries(analysis.defines.map((name) => [name, 'held']));
    },
    forget: () => undefined,
  };
  const cells = texts.map((text, index): Cell => ({
    id: String(index + 1),
    language: 'python',
    text,
    pinned: true,
    hidden: false,
  }));
  const graph: Graph = new Graph({
    engines: { python: engine, sql: engine, javascript: engine, markdown: engine },
    analyse,
    onState: () => undefined,
  });
  graph.setNotebook({ title: '', cells });
  return {
    graph,
    ran,
    held,
    states: () => cells.map(({ id }) => graph.state(id)).map(({ status, failure }) => failure?.message ?? status),
    set: (id: string, text: string) =>
      graph.setNotebook({ title: '', cells: cells.map((cell) => (cell.id === id ? { ...cell, text } : cell)) }),
  };
}

it('of a notebook with a cell that ends its engine, that cell alone fails; what needs only others runs', async () => {
  const { graph, states, ran, held } = open('a = 41', 'b = a + die', 'c = a + 1', 'c + 1');
  graph.runAll();
  await vi.waitFor(() => expect(states()).toEqual(['shown', 'Python is gone', 'shown', 'shown']));
  expect(held.get('c')).toBe(42);
  expect(ran.filter((id) => id === '2')).toHaveLength(1);
});

it('what depends on the guilty cell says so, and it runs again when the reader asks', async () => {
  const { graph, states, ran, set } = open('a = 1', 'b = a + die', 'b + 1');
  graph.runAll();
  await vi.waitFor(() => expect(states().slice(0, 2)).toEqual(['stale', 'Python is gone']));
  graph.run('2');
  await vi.waitFor(() => expect(ran.filter((id) => id === '2')).toHaveLength(2));
  await vi.waitFor(() => expect(states()[1]).toBe('Python is gone'));
  set('2', 'b = a + 1');
  graph.run('2');
  await vi.waitFor(() => expect(states()).toEqual(['shown', 'shown', 'shown']));
});

it('two cells that end their engine each do so once', async () => {
  const { graph, states, ran } = open('a = 1', 'b = a + die', 'c = a + die', 'a + 1');
  graph.runAll();
  await vi.waitFor(() => expect(states()).toEqual(['shown', 'Python is gone', 'Python is gone', 'shown']));
  expect(ran.filter((id) => id === '2' || id === '3')).toHaveLength(2);
});
