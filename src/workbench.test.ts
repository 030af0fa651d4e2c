import { expect, test } from 'vitest';
import { MIME } from '../workers/wire/shown.ts';
import { LocalFiles } from './engines/localFiles.ts';
import type { Graph } from './graph/graph.ts';
import type { Cell } from './notebook/cell.ts';
import { newHistory } from './notebook/history.ts';
import type { StoredOutput } from './notebook/ipynb/storedOutput.ts';
import { Workbench } from './workbench.ts';

const nothing = () => undefined;

const LOADED: Cell = { id: '1', language: 'python', text: 'x', pinned: true, hidden: false };

/** A workbench over a graph that only notes what it is told to run, with a storage that answers when `stored` does. */
function bench(cell: Cell, stored: () => Promise<void> = () => Promise.resolve()) {
  const ran: string[] = [];
  const graph = {
    setNotebook: nothing,
    state: () => ({ status: 'idle', outputs: [] }),
    run: (id: string) => ran.push(id),
    runAll: () => ran.push('all'),
    stop: nothing,
  } as unknown as Graph;
  const workbench = new Workbench({
    history: newHistory({ title: 'a', cells: [cell] }),
    makeGraph: () => graph,
    draw: () => ({ element: {} as HTMLElement, dispose: nothing }),
    drawSources: () => ({}) as HTMLElement,
    complete: () => Promise.resolve({ from: 0, options: [] }),
    findCatalogues: () => Promise.reject(new Error('no list')),
    local: new LocalFiles(),
    keep: nothing,
    stored,
    share: nothing,
    download: nothing,
    allow: nothing,
    findLead: () => Promise.reject(new Error('nowhere')),
    openNotebook: () => Promise.resolve(),
    holdings: async () => [],
    free: () => undefined,
    saveFile: async () => undefined,
    previewFile: async () => '',
  });
  return { workbench, ran };
}

test('what a kept copy holds of an earlier run is read without what could act', () => {
  const stored: readonly StoredOutput[] = [
    { kind: 'shown', shown: { data: { [MIME.bokeh]: { root_id: '1', doc: {} }, 'text/plain': 'Figure' } } },
  ];
  const { workbench } = bench({ ...LOADED, stored });
  expect(workbench.state('1').outputs).toEqual([
    { kind: 'shown', shown: { data: { 'text/plain': 'Figure' } }, kept: true },
  ]);
});

test.each([
  ['a cell', (workbench: Workbench) => workbench.run('1'), ['1']],
  ['a text', (workbench: Workbench) => workbench.showText('1'), ['1']],
  ['all', (workbench: Workbench) => workbench.runAll(), ['all']],
  ['what another page began', (workbench: Workbench) => workbench.begin({ kind: 'all' }), ['all']],
] as const)('running %s waits for storage, and is taken back by Stop', async (_, run, expected) => {
  let answer: () => void = nothing;
  const storage = new Promise<void>((resolve) => (answer = resolve));
  const { workbench, ran } = bench(LOADED, () => storage);
  run(workbench);
  expect([ran, workbench.state('1').status]).toEqual([[], 'waiting']);
  workbench.stop();
  expect(workbench.state('1').status).toBe('idle');
  run(workbench);
  answer();
  await storage;
  await Promise.resolve();
  expect([ran, workbench.state('1').status]).toEqual([expected, 'idle']);
});
