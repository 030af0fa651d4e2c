// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { laterView } from './laterView.ts';

test('a view whose code comes later stands in its place, is busy until then, and goes whenever it is told to', async () => {
  const gone: string[] = [];
  const view = (name: string) => () => ({
    element: Object.assign(document.createElement('p'), { textContent: name }),
    dispose: () => void gone.push(name),
    picture: async () => ({ data: { 'text/plain': name } }),
  });
  const drawn = laterView(async () => view('first'));
  expect(drawn.element.getAttribute('aria-busy')).toBe('true');
  expect(await drawn.picture?.()).toEqual({ data: { 'text/plain': 'first' } });
  expect(drawn.element.textContent).toBe('first');
  expect(drawn.element.hasAttribute('aria-busy')).toBe(false);
  drawn.dispose();
  const early = laterView(async () => view('second'));
  early.dispose();
  expect(await early.picture?.()).toBeUndefined();
  expect(gone).toEqual(['first']);
});

test('where its code cannot be had, that is said', async () => {
  const drawn = laterView(() => Promise.reject(new Error('offline')));
  expect(await drawn.picture?.()).toBeUndefined();
  expect(drawn.element.textContent).toContain('could not be loaded');
});
