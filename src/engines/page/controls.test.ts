// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { present } from '../../known/present.ts';
import { Controls } from './controls.ts';
import { Inputs } from './inputs.ts';
import { isFields, leftFields, putFields } from './leftFields.ts';

const CELL = { id: '1', text: 'const x = view(control)' };

type Control = HTMLElement & { value: unknown };

const valueIn = (control: HTMLElement): unknown => Reflect.get(control, 'value');

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

const STARS = [
  { name: 'Vega', mag: 0.03 },
  { name: 'Rigel', mag: 0.13 },
  { name: 'Deneb', mag: 1.25 },
];
const field = (control: HTMLElement, selector: string) => present(control.querySelector<HTMLInputElement>(selector));
const typed = (control: HTMLElement, selector: string, value: string): void => {
  field(control, selector).value = value;
  field(control, selector).dispatchEvent(new Event('input', { bubbles: true }));
};

it.each<readonly [string, () => HTMLElement, (control: HTMLElement) => void, unknown]>([
  [
    'a date',
    () => Inputs.date({ value: '2020-01-01' }),
    (control) => typed(control, 'input', '2026-11-28'),
    new Date('2026-11-28'),
  ],
  [
    'a date without one',
    () => Inputs.date(),
    (control) => typed(control, 'input', '2026-11-28'),
    new Date('2026-11-28'),
  ],
  [
    'one of some objects',
    () => Inputs.select(STARS, { format: ({ name }) => name }),
    (control) => {
      field(control, 'option:nth-of-type(2)').setAttribute('selected', '');
      control.dispatchEvent(new Event('input'));
    },
    STARS[1],
  ],
  [
    'one of some objects, as buttons',
    () => Inputs.radio(STARS, { format: ({ name }) => name }),
    (control) => field(control, 'input[value="2"]').click(),
    STARS[2],
  ],
  ['a search', () => Inputs.search(STARS), (control) => typed(control, 'input', 'rig'), [STARS[1]]],
  [
    'a form',
    () => Inputs.form({ mag: Inputs.text({ type: 'number', value: '4' }), name: Inputs.text({ value: 'a' }) }),
    (control) => {
      typed(control, 'input[type=number]', '7');
      typed(control, 'input[type=text]', 'b');
    },
    { mag: '7', name: 'b' },
  ],
])('%s stands where it was left, though its value is no plain one', (_, make, set, expected) => {
  let all = '';
  const left = make();
  const listeners: EventListener[] = [];
  const add = left.addEventListener.bind(left);
  left.addEventListener = (type: string, listener: EventListener) => (listeners.push(listener), add(type, listener));
  new Controls(undefined, (told) => (all = told)).watch(CELL, 0, left);
  document.body.append(left);
  set(left);
  for (const listener of listeners) listener({ isTrusted: true } as Event);
  expect(valueIn(left)).toEqual(expected);
  const again = make();
  new Controls(all, () => undefined).watch(CELL, 0, again);
  expect(valueIn(again)).toEqual(expected);
});

it('presses of a button are of the run in which they were made', () => {
  const told: string[] = [];
  const button = Inputs.button('Go');
  const listeners: EventListener[] = [];
  button.addEventListener = (_: string, listener: EventListener) => void listeners.push(listener);
  new Controls(undefined, (all) => told.push(all)).watch(CELL, 0, button);
  for (const listener of listeners) listener({ isTrusted: true } as Event);
  expect([listeners.length > 0, told]).toEqual([true, []]);
});

it('rows that were chosen in a table are, in the order of their choice, and those that are not there are none', () => {
  const boxes = (rows: readonly number[]) => {
    const table = document.createElement('table');
    table.innerHTML = `<thead><tr><th><input type="checkbox"></th></tr></thead><tbody>${rows
      .map((row) => `<tr><td><input type="checkbox" value="${row}"></td></tr>`)
      .join('')}</tbody>`;
    return Object.assign(table, { value: [{ a: 1 }] });
  };
  const left = boxes([0, 1, 2]);
  for (const row of ['0', '2']) field(left, `[value="${row}"]`).click();
  field(left, 'thead input').click();
  const states = present(leftFields(left));
  const sorted = boxes([3, 2, 1]);
  if (isFields(states)) putFields(sorted, states);
  expect([...sorted.querySelectorAll('input')].map(({ checked }) => checked)).toEqual([false, false, true, false]);
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
