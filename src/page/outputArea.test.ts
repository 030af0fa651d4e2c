// @vitest-environment jsdom
import { expect, test } from 'vitest';
import type { CellState, Output, Status } from '../graph/cellState.ts';
import { OutputArea } from './outputArea.ts';

const state = (status: Status, outputs: readonly Output[]): CellState => ({ status, outputs, runs: 1 });
const write = (text: string, stream: 'stdout' | 'stderr' = 'stdout'): Output => ({ kind: 'stream', stream, text });
const value = (shown: string): Output => ({ kind: 'value', value: shown });

function open() {
  const log: string[] = [];
  const area = new OutputArea((output) => {
    const name = output.kind === 'value' ? String(output.value) : output.kind;
    if (name === 'broken') throw new Error('no such view');
    log.push(`draw ${name}`);
    const element = document.createElement('div');
    element.textContent = name;
    return { element, dispose: () => void log.push(`dispose ${name}`) };
  });
  return { area, log };
}

test('outputs that only grew leave what is drawn alone', () => {
  const { area, log } = open();
  const first = value('table');
  area.update(state('running', [first]));
  area.update(state('running', [first, value('plot')]));
  area.update(state('shown', [first, value('plot')]));
  expect(log).toEqual(['draw table', 'draw plot']);
});

test('replaced outputs are disposed and drawn anew', () => {
  const { area, log } = open();
  area.update(state('shown', [value('old')]));
  area.update(state('shown', [value('new')]));
  expect(log).toEqual(['draw old', 'dispose old', 'draw new']);
  expect(area.element.textContent).toBe('new');
  area.dispose();
  expect(log.at(-1)).toBe('dispose new');
});

test('old outputs stay, dimmed, until a new run gives its first', () => {
  const { area } = open();
  area.update(state('shown', [value('old')]));
  area.update(state('waiting', []));
  area.update(state('running', []));
  expect(area.element.textContent).toBe('old');
  expect(area.element.classList.contains('dimmed')).toBe(true);
  area.update(state('running', [value('new')]));
  expect(area.element.textContent).toBe('new');
  expect(area.element.classList.contains('dimmed')).toBe(false);
});

test('a run that gives nothing takes the old outputs away when it ends', () => {
  const { area } = open();
  area.update(state('shown', [value('old')]));
  area.update(state('running', []));
  area.update(state('shown', []));
  expect(area.element.hidden).toBe(true);
  expect(area.element.childElementCount).toBe(0);
});

test('neighbouring writes to one stream are one text; the other stream and values part them', () => {
  const { area } = open();
  area.update(state('shown', [write('a'), write('b\n'), write('warn', 'stderr'), value('v'), write('c')]));
  expect([...area.element.children].map((child) => child.textContent)).toEqual(['ab\n', 'warn', 'v', 'c']);
});

test('a view that cannot be drawn says so in its place', () => {
  const { area } = open();
  area.update(state('shown', [value('broken'), value('fine')]));
  expect(area.element.querySelector('[data-failure]')?.getAttribute('data-kind')).toBe('view');
  expect(area.element.textContent).toContain('no such view');
  expect(area.element.textContent).toContain('fine');
});
