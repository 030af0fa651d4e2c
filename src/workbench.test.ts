import { expect, test } from 'vitest';
import { MIME } from '../workers/wire/shown.ts';
import { LocalFiles } from './engines/localFiles.ts';
import type { Graph } from './graph/graph.ts';
import { newHistory } from './notebook/history.ts';
import type { StoredOutput } from './notebook/ipynb/storedOutput.ts';
import { Workbench } from './workbench.ts';

const nothing = () => undefined;

test('what a kept copy holds of an earlier run is read without what could act', () => {
  const stored: readonly StoredOutput[] = [{ kind: 'shown', shown: { data: { [MIME.bokeh]: { root_id: '1', doc: {} }, 'text/plain': 'Figure' } } }];
  const history = newHistory({ title: 'a', cells: [{ id: '1', language: 'python', text: 'x', pinned: true, hidden: false, stored }] });
  const graph = { setNotebook: nothing, state: () => ({ status: 'idle', outputs: [] }) } as unknown as Graph;
  const bench = new Workbench({ history, makeGraph: () => graph, draw: () => ({ element: {} as HTMLElement, dispose: nothing }), drawSources: () => ({}) as HTMLElement, complete: () => Promise.resolve({ from: 0, options: [] }), local: new LocalFiles(), keep: nothing, share: nothing, download: nothing, exportJupyter: nothing, allow: nothing, findLead: () => Promise.reject(new Error('nowhere')) });
  expect(bench.state('1').outputs).toEqual([{ kind: 'shown', shown: { data: { 'text/plain': 'Figure' } } }]);
});
