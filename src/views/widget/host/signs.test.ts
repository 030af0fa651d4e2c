// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest';
import { Signs } from './signs.ts';

afterEach(() => document.head.replaceChildren());

test('signs are brought once, when a widget has its first, be it after it was drawn', async () => {
  const styles = vi.fn(() => Promise.resolve('.fa { color: red }'));
  const signs = new Signs(styles);
  const [one, other] = [document.createElement('div'), document.createElement('div')];
  signs.watch(one);
  const end = signs.watch(other);
  end();
  other.innerHTML = '<i class="fa fa-save"></i>';
  await Promise.resolve();
  expect(styles).not.toHaveBeenCalled();
  one.innerHTML = '<button>plain</button>';
  await Promise.resolve();
  expect(styles).not.toHaveBeenCalled();
  one.firstElementChild?.append(Object.assign(document.createElement('i'), { className: 'fas fa-arrows-alt' }));
  await vi.waitFor(() => expect(document.head.querySelectorAll('style')).toHaveLength(1));
  one.innerHTML = '<i class="fa fa-refresh"></i>';
  signs.watch(other);
  await Promise.resolve();
  expect(styles).toHaveBeenCalledTimes(1);
});

test('signs that could not be had are asked for again with the next', async () => {
  const styles = vi.fn(() => Promise.reject(new Error('offline')));
  const signs = new Signs(styles);
  const element = document.createElement('div');
  element.innerHTML = '<i class="fa fa-check"></i>';
  signs.watch(element);
  expect(styles).toHaveBeenCalledTimes(1);
  await vi.waitFor(() => {
    signs.watch(element);
    expect(styles.mock.calls.length).toBeGreaterThan(1);
  });
});
