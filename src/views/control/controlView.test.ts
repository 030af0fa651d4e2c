// @vitest-environment jsdom
import { Table, vectorFromArray } from 'apache-arrow';
import { expect, test, vi } from 'vitest';
import type { ControlItem, ControlSpec } from '../../../workers/wire/control.ts';
import { MIME, type Shown } from '../../../workers/wire/shown.ts';
import { LiveValues } from '../../engines/liveValues.ts';
import { tableOfArrow } from '../../engines/arrowMetadata.ts';
import { LinkedRows } from '../linked/linkedRows.ts';
import { arrowGrid } from '../table/arrowGrid.ts';
import type { ViewContext } from '../viewContext.ts';
import { controlView } from './controlView.ts';

const HOSTILE = '<img src=x onerror=alert(1)>';
const slider = (more: Partial<Extract<ControlSpec, { kind: 'slider' }>> = {}): ControlSpec => ({
  kind: 'slider',
  id: 'c/1/0',
  label: 'Limit',
  state: '4',
  start: '0',
  stop: '10',
  step: '1',
  whole: true,
  ...more,
});
const choice = (kind: 'select' | 'radio' | 'multiselect', ...options: readonly string[]): ControlSpec => ({
  kind,
  id: 'c/1/0',
  label: HOSTILE,
  options,
  values: options.map((_, at) => ({ whole: String(2n ** 60n + BigInt(at)) })),
  state: options.length > 0 ? [0, options[0]!] : [],
});
const shown = (item: ControlItem, parts: readonly Shown[] = []): Shown => ({ data: { [MIME.control]: item }, parts });
const text = (value: string): Shown => ({ data: { 'text/plain': value } });

function draw(item: ControlItem, parts: readonly Shown[] = [], live = new LiveValues(), linked = new LinkedRows()) {
  const context = { live, linked } as unknown as ViewContext;
  const drawn = controlView(shown(item, parts), context, ({ data }) => {
    const element = document.createElement('p');
    element.textContent = String(data['text/plain']);
    return { element, dispose: () => undefined };
  });
  const renew = (next: ControlItem, others: readonly Shown[] = []) =>
    drawn.update?.({ kind: 'shown', shown: shown(next, others) });
  return {
    drawn,
    live,
    renew,
    find: <T extends Element>(selector: string) => drawn.element.querySelector<T>(selector)!,
  };
}

test('a slider that is moved tells its number with all digits', () => {
  const big = { start: String(2n ** 60n), stop: String(2n ** 60n + 9n), state: String(2n ** 60n) };
  const { live, find } = draw(slider(big));
  const input = find<HTMLInputElement>('input');
  input.value = '3';
  input.dispatchEvent(new Event('input'));
  expect(live.state('c/1/0')).toBe(String(2n ** 60n + 3n));
  const held = { held: true, engine: 'python', name: 's', version: 1, type: '' } as const;
  expect(live.carried({ ...held, live: { ids: ['c/1/0'], isItself: true, change: 1 } })).toEqual({
    kind: 'plain',
    value: 2n ** 60n + 3n,
  });
  expect(input.getAttribute('aria-valuetext')).toBe(String(2n ** 60n + 3n));
});

test('two views of one control stand at the same place', () => {
  const { live, find } = draw(slider());
  const other = draw(slider(), [], live);
  find<HTMLInputElement>('input').value = '9';
  find('input').dispatchEvent(new Event('input'));
  expect(other.find<HTMLInputElement>('input').value).toBe('9');
  expect(other.drawn.kept?.()).toEqual({ data: { 'text/plain': 'Limit: 9' } });
});

test('a control that looks the same stays when its cell runs again, by its new id; another one takes its place', () => {
  const { live, renew, find } = draw(slider());
  const input = find<HTMLInputElement>('input');
  expect(renew(slider({ id: 'c/2/0', state: '6' }))).toBe(true);
  expect([find('input'), input.value]).toEqual([input, '6']);
  input.value = '7';
  input.dispatchEvent(new Event('input'));
  expect(live.state('c/2/0')).toBe('7');
  expect(renew(slider({ id: 'c/3/0', stop: '20' }))).toBe(false);
});

test('what stands beside a held control changes without it', () => {
  const row = (part: number): ControlItem => ({ kind: 'row', items: [slider(), { kind: 'part', part }] });
  const { renew, drawn, find } = draw(row(0), [text('now 4')]);
  const input = find('input');
  expect(renew(row(0), [text('now 5')])).toBe(true);
  expect([find('input'), drawn.element.textContent]).toEqual([input, 'Limit4now 5']);
  expect(renew({ kind: 'row', items: [slider()] })).toBe(false);
});

test.each(['select', 'radio', 'multiselect'] as const)(
  'labels of a %s are texts, and several may be the same',
  (kind) => {
    const { drawn, live, find } = draw(choice(kind, HOSTILE, 'twice', 'twice'));
    expect(drawn.element.querySelector('img')).toBeNull();
    expect(drawn.element.textContent).toContain(HOSTILE);
    const [, , last] = drawn.element.querySelectorAll<HTMLOptionElement | HTMLInputElement>('option, input');
    if (last instanceof HTMLInputElement) last.checked = true;
    else {
      find<HTMLSelectElement>('select').selectedIndex = -1;
      last!.selected = true;
    }
    (last instanceof HTMLInputElement ? last : find('select')).dispatchEvent(new Event('input'));
    expect(live.state('c/1/0')).toEqual([2, 'twice']);
  },
);

test('a list without options says so', () => {
  const { find } = draw(choice('select'));
  expect([find<HTMLSelectElement>('select').disabled, find('select').textContent]).toEqual([true, 'no options']);
});

test.each([
  ['11', 'The most is 10'],
  ['-1', 'The least is 0'],
  ['1.5', 'A whole number is wanted'],
])('a number that is %s is said to be wrong and not taken', (written, said) => {
  const { live, find } = draw({
    kind: 'number',
    id: 'c/1/0',
    label: 'n',
    state: '3',
    start: '0',
    stop: '10',
    whole: true,
  });
  const input = find<HTMLInputElement>('input');
  input.value = written;
  input.dispatchEvent(new Event('input'));
  expect([live.state('c/1/0'), input.title]).toEqual([undefined, said]);
  input.value = '7';
  input.dispatchEvent(new Event('input'));
  expect([live.state('c/1/0'), input.title]).toEqual(['7', '']);
});

test('of two sliders of a range neither passes the other', () => {
  const { live, drawn } = draw({ ...slider(), kind: 'range', state: ['2', '8'] } as ControlSpec);
  const [from] = drawn.element.querySelectorAll('input');
  from!.value = '9';
  from!.dispatchEvent(new Event('input'));
  expect(live.state('c/1/0')).toEqual(['9', '9']);
});

test('arrows move among tabs, and what the chosen one shows is in sight', () => {
  const { live, drawn } = draw(
    {
      kind: 'tabs',
      id: 'c/1/0',
      label: 't',
      state: 'a',
      labels: ['a', 'b'],
      items: [
        { kind: 'part', part: 0 },
        { kind: 'part', part: 1 },
      ],
    },
    [text('one'), text('two')],
  );
  const [first] = drawn.element.querySelectorAll<HTMLElement>('[role=tab]');
  first!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', cancelable: true }));
  expect(live.state('c/1/0')).toBe('b');
  const panels = [...drawn.element.querySelectorAll<HTMLElement>('[role=tabpanel]')];
  expect(panels.map(({ hidden }) => hidden)).toEqual([true, false]);
});

test.each([
  { multiple: true, all: [1, 2], one: [2] },
  { multiple: false, all: [1], one: [2] },
])('a table whose choice is a value follows what is chosen elsewhere: %j', ({ multiple, all, one }) => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  const arrow = new Table({ x: vectorFromArray([5.21, 6.95, 6.1]) });
  const [live, linked] = [new LiveValues(), new LinkedRows()];
  const part = { data: { [MIME.table]: { table: 'rows' } }, tables: { rows: tableOfArrow(arrow) } };
  const { drawn } = draw(
    { kind: 'table', id: 'c/1/0', label: 'Stars', state: [], multiple, part: 0 },
    [part],
    live,
    linked,
  );
  const heard: number[][] = [];
  const plot = linked.join(arrowGrid(arrow), (rows) => heard.push([...rows]));
  plot.choose(new Set([2, 1]));
  expect(live.state('c/1/0')).toEqual(all);
  plot.choose(new Set([2]));
  expect(live.state('c/1/0')).toEqual(one);
  plot.choose(new Set());
  expect(live.state('c/1/0')).toEqual([]);
  expect(heard).toEqual([]);
  // A control that is gone follows nobody.
  drawn.dispose();
  plot.choose(new Set([1]));
  expect(live.state('c/1/0')).toEqual([]);
});
