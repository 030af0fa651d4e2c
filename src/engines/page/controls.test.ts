// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { Controls } from './controls.ts';

const CELL = { id: '1', text: 'const x = view(control)' };

type Control = HTMLElement & { value: unknown };

/** An element with a value, as controls of Observable Inputs are. */
function made(value: unknown, takes: (value: unknown) => boolean = () => true): Control {
  let held = value;
  return Object.defineProperty(document.createElement('div'), 'value', {
    get: () => held,
    set: (next: unknown) => void (takes(next) && (held = next)),
  }) as unknown as Control;
}

/**
 * The reader's own gesture: events made by code are not trusted, so a control's listener is told of one that says it
 * is.
 */
function leave(controls: Controls, nth: number, value: unknown, cell = CELL): void {
  const control = made(undefined);
  const listeners: ((event: Event) => void)[] = [];
  control.addEventListener = (_type: string, listener: unknown) =>
    void listeners.push(listener as (event: Event) => void);
  controls.watch(cell, nth, control);
  control.value = value;
  for (const listener of listeners) listener({ isTrusted: true } as Event);
}

it.each([7, 0, '', 'text', true, false, [1, 2], ['a', 'b']])(
  'a control that is left at %j stands there when the cell runs again, also in a page opened later',
  (value) => {
    let all: string | undefined;
    leave(new Controls(undefined, (told) => (all = told)), 1, value);
    const control = made('default');
    new Controls(all, () => undefined).watch(CELL, 1, control);
    expect(control.value).toEqual(value);
  },
);

it('a box that was ticked is ticked', () => {
  let all = '';
  const controls = new Controls(JSON.stringify({ 1: { text: 0, values: {} } }), (told) => (all = told));
  leave(controls, 0, true);
  const box = Object.assign(document.createElement('input'), { type: 'checkbox' });
  new Controls(all, () => undefined).watch(CELL, 0, box);
  expect(box.checked).toBe(true);
});

it.each([
  ['of a cell with another text', { ...CELL, text: 'other' }, 1],
  ['of another cell', { ...CELL, id: '2' }, 1],
  ['that is another one of its cell', CELL, 0],
])('a control %s stays as it came', (_, cell, nth) => {
  let all = '';
  leave(new Controls(undefined, (told) => (all = told)), 1, 7);
  const control = made('default');
  new Controls(all, () => undefined).watch(cell, nth, control);
  expect(control.value).toBe('default');
});

it('a control that does not take what it was left at stays as it came', () => {
  let all = '';
  leave(new Controls(undefined, (told) => (all = told)), 0, 'gone');
  const control = made('a', (value) => value === 'a' || value === 'b');
  new Controls(all, () => undefined).watch(CELL, 0, control);
  expect(control.value).toBe('a');
});

it('what code sets, and values that are not plain, are not noted', () => {
  const told: string[] = [];
  const controls = new Controls(undefined, (all) => told.push(all));
  const control = made(1);
  controls.watch(CELL, 0, control);
  control.dispatchEvent(new Event('input'));
  for (const value of [{ a: 1 }, [[1]], NaN, undefined, null, 'x'.repeat(20_000), () => 1]) leave(controls, 0, value);
  expect(told).toEqual([]);
});

it.each(['', 'null', '[]', '{"1":null}', '{"1":{"text":1}}', '{"1":{"text":1,"values":{"0":{"a":1}}}}', 'x'])(
  '%j is nothing that controls were left at',
  (all) => {
    const control = made('default');
    new Controls(all, () => undefined).watch(CELL, 0, control);
    expect(control.value).toBe('default');
  },
);
