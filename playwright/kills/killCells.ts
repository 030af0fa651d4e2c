import type { KillNotebook, KillPlan } from '../../src/build/kills/killPlan.ts';
import { notebookFile, type TestCell } from '../notebookFile.ts';

/** The cells of a made notebook that are changed, or run. */
export const CELL = {
  typed: 'typed',
  python: 'python',
  sql: 'sql',
  waiting: 'waiting',
  control: 'control',
  loop: 'loop',
  far: 'far',
} as const;

/** Python that says by a number when it has come so far, and waits then. */
export const WAITING_PYTHON = `import asyncio, random
print("ready", random.random())
await asyncio.sleep(600)`;

/** JavaScript that waits for ever. */
export const WAITING_JAVASCRIPT = 'await new Promise(() => undefined)';

/** SQL that takes minutes. */
export const LONG_SQL = 'SELECT count(*) AS n FROM range(200) a, range(30000000) b WHERE (a.range * b.range) % 7 = 3';

const MANY = 150;
const OUTPUT_BYTES = 2 ** 20;

/** A file to open, as a browser is given one. */
export type KillFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** The text of a made notebook; one of its cells reads from `farUrl`. */
export function killText({ name, notebook }: KillPlan, farUrl: string): string {
  const many: readonly TestCell[] = Array.from({ length: notebook === 'long file' ? MANY : 0 }, (_, place) => ({
    id: `many${place}`,
    type: 'text/x-python',
    text: `many_${place} = '''${`line ${place}\n`.repeat(200)}'''`,
  }));
  return notebookFile(name, [
    { id: 'words', type: 'text/markdown', text: '# Words' },
    { id: CELL.typed, type: 'text/x-python', text: 'first = 1' },
    { id: CELL.python, type: 'text/x-python', text: WAITING_PYTHON },
    { id: CELL.sql, type: 'application/sql', text: LONG_SQL },
    { id: CELL.waiting, type: 'module', text: WAITING_JAVASCRIPT },
    { id: CELL.control, type: 'module', text: 'const x = view(Inputs.range([0, 99], { step: 1, value: 0 }))' },
    { id: CELL.loop, type: 'module', text: 'setTimeout(() => { while (true) ; }, 700)' },
    { id: CELL.far, type: 'application/sql', text: `SELECT count(*) AS n FROM hats('${farUrl}') WHERE ra > 1` },
    ...many,
  ]);
}

/** The file of a made notebook. */
export function killFile(plan: KillPlan, farUrl: string): KillFile {
  return plan.notebook === 'large file'
    ? { name: `${plan.name}.ipynb`, mimeType: 'application/json', buffer: Buffer.from(jupyterText(plan)) }
    : { name: `${plan.name}.html`, mimeType: 'text/html', buffer: Buffer.from(killText(plan, farUrl)) };
}

function jupyterText({ name }: KillPlan): string {
  const cells = Array.from({ length: 6 }, (_, place) => ({
    cell_type: 'code',
    id: place === 0 ? CELL.typed : `large${place}`,
    metadata: {},
    source: [`large_${place} = 0`],
    execution_count: 1,
    outputs: [{ output_type: 'stream', name: 'stdout', text: [`${'y'.repeat(OUTPUT_BYTES)}\n`] }],
  }));
  return JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: { title: name }, cells });
}

/** Which cell is changed of a notebook that nobody has made for it. */
export function typedCell(notebook: KillNotebook, language: string): string {
  if (notebook === 'shipped') return `[data-cell][data-language="${language}"]`;
  return `[data-cell="${notebook === 'new' ? '2' : CELL.typed}"]`;
}
