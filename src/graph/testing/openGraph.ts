import { NotebookError } from '../../../workers/wire/notebookError.ts';
import type { Engine, Job } from '../../engines/engine.ts';
import type { Cell } from '../../notebook/cell.ts';
import type { CellOrder } from '../../notebook/notebook.ts';
import type { Analysis } from '../../parse/analysis.ts';
import { Graph } from '../graph.ts';

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

/** A graph of cells in an order, with what a test does to them and asks of them. */
export function openGraph(first: CellOrder, ...texts: readonly string[]) {
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
export async function settle(): Promise<void> {
  for (let quiet = 0, seen = changes; quiet < 10; quiet++) {
    await new Promise((resolve) => setTimeout(resolve, 4));
    if (changes !== seen) quiet = 0;
    seen = changes;
  }
}
