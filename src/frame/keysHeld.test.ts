// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { keysHeld } from './keysHeld.ts';

test('once another page takes over, keys do nothing in this one, and are given on as the text that they make', () => {
  const acted: string[] = [];
  document.addEventListener('keydown', ({ key }) => acted.push(key));
  const press = (key: string, more: KeyboardEventInit = {}) =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  press('a');
  const typed = keysHeld();
  expect(typed()).toBe('');
  for (const key of ['d', 'd', 'x', 'Backspace', 'Shift', 'é', '𝛼', 'Enter', ' ', 'ArrowUp']) press(key);
  press('v', { ctrlKey: true });
  press('Enter', { shiftKey: true });
  press('A', { shiftKey: true });
  expect(typed()).toBe('ddé𝛼\n A');
  expect(acted).toEqual(['a']);
});
