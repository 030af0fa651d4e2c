// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import type { Holdings } from '../../workers/wire/holdings.ts';
import type { CellState } from '../graph/cellState.ts';
import { EMPTY_NOTEBOOK } from '../notebook/emptyNotebook.ts';
import { heldPanel } from './heldPanel.ts';

const PYTHON: Holdings = {
  engine: 'Python',
  memoryBytes: 123_000_000,
  names: [{ name: 'image', type: 'numpy.ndarray', shape: [2048, 1024], bytes: 16_777_216 }],
  files: [{ path: 'data/out.fits', bytes: 5760 }],
  moreFiles: 1200,
};

test('what is held is told once it is asked for, can be freed and saved', async () => {
  let held: readonly Holdings[] = [PYTHON];
  const freed: string[] = [];
  const saved: string[] = [];
  const state: CellState = { status: 'shown', outputs: [], runs: 1 };
  const panel = heldPanel({
    notebook: () => ({
      ...EMPTY_NOTEBOOK,
      cells: [{ id: '1', language: 'python', text: '', pinned: true, hidden: false }],
    }),
    state: () => state,
    holdings: async () => held,
    free: (name) => {
      freed.push(name);
      held = [{ ...PYTHON, names: [] }];
    },
    saveFile: async (path) => {
      saved.push(path);
      throw new Error('no');
    },
    previewFile: async (path) => (path.endsWith('.png') ? new Uint8Array(4) : '0 PRIMARY: PrimaryHDU ()'),
  });
  document.body.append(panel.element);
  expect(panel.element.hidden).toBe(false);
  panel.element.setAttribute('open', '');
  panel.element.dispatchEvent(new Event('toggle'));
  await vi.waitFor(() => expect(panel.element.textContent).toContain('Python: 123.0 MB of memory'));
  expect(panel.element.textContent).toContain('And 1,200 more files.');
  expect(panel.element.querySelector('[data-name="image"]')!.textContent).toBe(
    'imagenumpy.ndarray2,048 × 1,02416.8 MBFree',
  );
  const save = panel.element.querySelector<HTMLButtonElement>('[aria-label="Save data/out.fits"]')!;
  // By this the shell knows that the reader has pressed it, and asks no more.
  expect(save.hasAttribute('data-costs')).toBe(true);
  save.click();
  await vi.waitFor(() => expect(panel.element.textContent).toContain('It could not be saved: no'));
  const look = panel.element.querySelector<HTMLButtonElement>('[aria-label="Preview data/out.fits"]')!;
  const shown = panel.element.querySelector<HTMLElement>('[data-preview]')!;
  look.click();
  await vi.waitFor(() => expect(shown.querySelector('pre')?.textContent).toBe('0 PRIMARY: PrimaryHDU ()'));
  look.click();
  await vi.waitFor(() => expect(shown.hidden).toBe(true));
  panel.element.querySelector<HTMLButtonElement>('[aria-label="Free image"]')!.click();
  await vi.waitFor(() => expect(panel.element.querySelector('[data-name="image"]')).toBeNull());
  expect([freed, saved]).toEqual([['image'], ['data/out.fits']]);
});
