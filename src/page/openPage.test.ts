// @vitest-environment jsdom
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import type { CellState } from '../graph/cellState.ts';
import type { Cell } from '../notebook/cell.ts';
import type { Notebook } from '../notebook/notebook.ts';
import type { Desk } from './desk.ts';
import { newCell } from './newCell.ts';
import { openPage } from './openPage.ts';

// jsdom lays nothing out, and CodeMirror asks where its text stands.
vi.stubGlobal('requestAnimationFrame', (draw: () => void) => setTimeout(draw));
vi.stubGlobal('cancelAnimationFrame', clearTimeout);
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;

const cell = (id: string, language: Cell['language'], text: string): Cell => ({ ...newCell(id, language), text });
let page: { dispose(): void } | undefined;
afterEach(() => page?.dispose());

/** A desk that keeps a notebook value and does nothing of its own. */
function open(cells: readonly Cell[], missing: readonly string[] = []) {
  let notebook: Notebook = { title: 'Stars', cells };
  const listeners = new Set<() => void>();
  const stateListeners = new Set<(id: string) => void>();
  const states = new Map<string, CellState>();
  const calls: string[] = [];
  const note = (name: string) => () => void calls.push(name);
  const desk: Desk = {
    notebook: () => notebook,
    state: (id) => states.get(id) ?? { status: 'idle', outputs: [], runs: 0 },
    edit: (edit) => void calls.push(`${edit.kind} ${'id' in edit ? edit.id : ''}`),
    undo: note('undo'),
    writeScript: (id) => void calls.push(`writeScript ${id}`),
    redo: note('redo'),
    canUndo: () => false,
    canRedo: () => false,
    run: (id) => void calls.push(`run ${id}`),
    showText: (id) => void calls.push(`run ${id}`),
    runAll: note('runAll'),
    stop: note('stop'),
    findLead: () => Promise.reject(new Error('nowhere')),
    openNotebook: () => Promise.resolve(),
    holdings: async () => [],
    free: () => undefined,
    saveFile: async () => undefined,
    previewFile: async () => '',
    allow: (host) => void calls.push(`allow ${host}`),
    share: note('share'),
    download: note('download'),
    complete: async () => ({ from: 0, options: [] }),
    findCatalogues: () => Promise.reject(new Error('no list')),
    local: () => [],
    addLocal: ({ name }) => void calls.push(`add ${name}`),
    missingLocal: () => (calls.includes('add sky.csv') ? [] : missing),
    draw: () => ({ element: document.createElement('div'), dispose: () => undefined }),
    drawSources: (sources) =>
      Object.assign(document.createElement('section'), {
        textContent: sources.map(({ service }) => service).join(', '),
      }),
    onNotebook: (listener) => (listeners.add(listener), () => listeners.delete(listener)),
    onState: (listener) => (stateListeners.add(listener), () => stateListeners.delete(listener)),
  };
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  page = openPage(desk, root);
  return {
    root,
    calls,
    listening: () => listeners.size + stateListeners.size,
    turnTo: (next: readonly Cell[]) => {
      notebook = { ...notebook, cells: next };
      for (const listener of listeners) listener();
    },
    setState: async (id: string, state: CellState) => {
      states.set(id, state);
      for (const listener of stateListeners) listener(id);
      await new Promise(requestAnimationFrame);
    },
    frames: () => [...root.querySelectorAll<HTMLElement>('[data-cell]')],
    button: (name: string) =>
      [...root.querySelectorAll<HTMLButtonElement>('button')].find(
        (button) => button.getAttribute('aria-label') === name,
      )!,
  };
}

test('each cell has a frame with its id, language, state and text, in order', () => {
  const { frames } = open([cell('2', 'python', 'a = 1'), cell('1', 'sql', 'SELECT 1')]);
  expect(frames().map(({ dataset }) => [dataset['cell'], dataset['language'], dataset['state']])).toEqual([
    ['2', 'python', 'idle'],
    ['1', 'sql', 'idle'],
  ]);
  expect(frames()[0]!.textContent).toContain('a = 1');
});

test('frames of untouched cells are the same elements after cells came, went and moved', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => cell(id, 'python', id)) as [Cell, Cell, Cell, Cell];
  const { frames, turnTo } = open([a, b, c]);
  const before = new Map(frames().map((frame) => [frame.dataset['cell'], frame]));
  turnTo([c, d, a]);
  expect(frames().map(({ dataset }) => dataset['cell'])).toEqual(['c', 'd', 'a']);
  expect(frames()[0]).toBe(before.get('c'));
  expect(frames()[2]).toBe(before.get('a'));
});

test('a text changed by undo shows in the frame', () => {
  const { frames, turnTo } = open([cell('1', 'python', 'new')]);
  turnTo([cell('1', 'python', 'old')]);
  expect(frames()[0]!.querySelector('.editor')!.textContent).toContain('old');
});

test('Stop can be pressed only while something runs or waits', async () => {
  const { button, setState, calls } = open([cell('1', 'python', 'a')]);
  expect(button('Stop').disabled).toBe(true);
  await setState('1', { status: 'waiting', outputs: [], runs: 0 });
  expect(button('Stop').disabled).toBe(false);
  button('Stop').click();
  expect(calls).toEqual(['stop']);
  await setState('1', { status: 'shown', outputs: [], runs: 1 });
  expect(button('Stop').disabled).toBe(true);
});

test('what the desk says of a cell is drawn in its frame', async () => {
  const { frames, setState } = open([cell('1', 'python', 'a')]);
  await setState('1', {
    status: 'failed',
    outputs: [{ kind: 'stream', stream: 'stdout', text: 'seen' }],
    runs: 1,
    failure: { kind: 'python', message: 'KeyError' },
  });
  const [frame] = frames();
  expect(frame!.dataset['state']).toBe('failed');
  expect(frame!.querySelector('[data-output]')!.textContent).toBe('seen');
  expect(frame!.querySelector('[data-failure]')!.getAttribute('data-kind')).toBe('python');
});

test('Markdown that is shown folds its editor; Markdown that has not run shows its text', async () => {
  const { frames, setState } = open([cell('1', 'markdown', '# Title')]);
  expect(frames()[0]!.hasAttribute('data-folded')).toBe(false);
  await setState('1', { status: 'shown', outputs: [{ kind: 'value', value: 'x' }], runs: 1 });
  expect(frames()[0]!.hasAttribute('data-folded')).toBe(true);
});

test('files that cells read and that are not there are told above the cells until they are dropped', async () => {
  const { root, calls } = open([cell('1', 'sql', "FROM 'local://sky.csv'")], ['sky.csv']);
  const notice = root.querySelector<HTMLElement>('.data-notice')!;
  expect([notice.hidden, notice.textContent]).toEqual([false, expect.stringContaining('sky.csv')]);
  const file = new File(['a'], 'sky.csv');
  const items = [{ kind: 'file', webkitGetAsEntry: () => ({ isDirectory: false }), getAsFile: () => file }];
  const drop = Object.assign(new Event('drop', { bubbles: true, cancelable: true }), {
    dataTransfer: { types: ['Files'], items },
  });
  // jsdom has no modal dialogs.
  root.querySelector<HTMLDialogElement>('.data-panel')!.showModal = () => void calls.push('shown');
  root.querySelector('.cm-editor, .editor')!.dispatchEvent(drop);
  await new Promise((done) => setTimeout(done));
  expect(drop.defaultPrevented).toBe(true);
  expect(calls).toEqual(['add sky.csv', 'shown']);
  expect(notice.hidden).toBe(true);
});

test('all data that cells took is listed at the end, each once, and gone when nothing took any', async () => {
  const { root, setState, turnTo } = open([cell('1', 'sql', 'a'), cell('2', 'python', 'b')]);
  const source = (service: string) => ({
    service,
    url: `https://${service}/`,
    retrievedAt: '2026-11-24T00:00:00Z',
    isTruncated: false,
    origin: {},
  });
  await setState('2', { status: 'shown', outputs: [], runs: 1, sources: [source('simbad')] });
  await setState('1', { status: 'shown', outputs: [], runs: 1, sources: [source('gaia'), source('simbad')] });
  const list = root.querySelector<HTMLElement>('.data-used-place')!;
  expect([list.hidden, list.textContent]).toEqual([false, 'gaia, simbad']);
  turnTo([]);
  expect(list.hidden).toBe(true);
});

test('cells far off are text alone until they are focused, give something, or the page is printed', async () => {
  class Blind {
    observe = vi.fn();
    unobserve = vi.fn();
    disconnect = vi.fn();
  }
  vi.stubGlobal('IntersectionObserver', Blind);
  vi.stubGlobal('requestIdleCallback', () => 0);
  vi.stubGlobal('cancelIdleCallback', () => undefined);
  onTestFinished(() => {
    for (const name of ['IntersectionObserver', 'requestIdleCallback', 'cancelIdleCallback'])
      Reflect.deleteProperty(globalThis, name);
  });
  const count = 40;
  const { frames, setState } = open(Array.from({ length: count }, (_, i) => cell(String(i), 'python', `a${i} = 1`)));
  const whole = () => frames().flatMap((frame, i) => (frame.querySelector('select') ? [i] : []));
  const atFirst = whole();
  expect(atFirst).toEqual(Array.from({ length: atFirst.length }, (_, i) => i));
  expect(atFirst.length).toBeLessThan(count / 2);
  expect(frames().map((frame) => frame.textContent?.includes(`a${frame.dataset['cell']} = 1`))).not.toContain(false);
  await setState('30', { status: 'waiting', outputs: [], runs: 0 });
  expect(frames()[30]!.dataset['state']).toBe('waiting');
  expect(whole()).toEqual(atFirst);
  await setState('30', { status: 'shown', outputs: [{ kind: 'stream', stream: 'stdout', text: 'seen' }], runs: 1 });
  expect(frames()[30]!.querySelector('[data-output]')!.textContent).toBe('seen');
  frames()[35]!.focus();
  expect(whole()).toEqual([...atFirst, 30, 35]);
  window.dispatchEvent(new Event('beforeprint'));
  expect(whole()).toHaveLength(count);
});

test('a disposed page is empty and listens no more', () => {
  const { root, listening } = open([cell('1', 'python', 'a')]);
  page!.dispose();
  page = undefined;
  expect(root.childElementCount).toBe(0);
  expect(listening()).toBe(0);
});
