// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { StreamView } from './streamView.ts';

const many = Array.from({ length: 10_000 }, (_, i) => `line ${i}\n`).join('');
const textOf = (view: StreamView) => view.element.querySelector('pre')!.textContent ?? '';
const more = (view: StreamView) => view.element.querySelector<HTMLButtonElement>('.show-all');

test('text that grew is appended to the nodes that are there', () => {
  const view = new StreamView('stdout');
  view.set('a\n');
  const first = view.element.querySelector('pre')!.firstChild;
  view.set('a\nb\nc');
  expect(textOf(view)).toBe('a\nb\nc');
  expect(view.element.querySelector('pre')!.firstChild).toBe(first);
});

test('text that did not grow replaces what was there', () => {
  const view = new StreamView('stdout');
  view.set('old\nlines');
  view.set('new');
  expect(textOf(view)).toBe('new');
});

test('text that grows keeps its end in view, until the reader scrolls away from it', () => {
  const view = new StreamView('stdout');
  const pre = view.element.querySelector('pre')!;
  Object.defineProperties(pre, { scrollHeight: { value: 1000 }, clientHeight: { value: 500 } });
  vi.stubGlobal('requestAnimationFrame', (now: () => void) => now());
  let text = '';
  const grown = () => {
    view.set((text += 'a line\n'));
    return pre.scrollTop;
  };
  const scrolledTo = (px: number) => {
    pre.scrollTop = px;
    pre.dispatchEvent(new Event('scroll'));
  };
  // What is stored begins at its beginning.
  expect([grown(), grown()]).toEqual([0, 1000]);
  scrolledTo(100);
  expect(grown()).toBe(100);
  scrolledTo(490);
  expect(grown()).toBe(1000);
  vi.unstubAllGlobals();
});

test('of a long text the end is in the document, and all of it when asked for', () => {
  const view = new StreamView('stdout');
  view.set(many);
  const shown = textOf(view).split('\n').length - 1;
  expect(shown).toBeGreaterThanOrEqual(2000);
  expect(shown).toBeLessThan(2200);
  expect(textOf(view).endsWith('line 9999\n')).toBe(true);
  more(view)!.click();
  expect(textOf(view)).toBe(many);
  expect(more(view)).toBeNull();
});

test('the document stays bounded while a text grows in small writes', () => {
  const view = new StreamView('stdout');
  for (let length = 0; length < many.length; length += 5000) view.set(many.slice(0, length));
  expect(textOf(view).split('\n').length).toBeLessThan(2202);
});

test('a very long line is cut and says by how much', () => {
  const view = new StreamView('stderr');
  view.set('x'.repeat(5000));
  expect(textOf(view)).toBe(`${'x'.repeat(4000)}… (1,000 more characters)`);
  more(view)!.click();
  expect(textOf(view)).toBe('x'.repeat(5000));
});
