// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { readPlot } from '../../catalogue/plot/readPlot.ts';
import type { BokehDocument, BokehEvent, BokehModel } from '../plot/bokehTypes.ts';
import { LinkedRows } from '../linked/linkedRows.ts';
import { rowsGrid } from '../table/rowsGrid.ts';
import { ChartChoice } from './chartChoice.ts';
import { ID } from './chartJson.ts';
import { ChartModels } from './chartModels.ts';
import { pageData } from './pageData.ts';

const X = [1.25, 2.75, 31.5, 42.25, NaN];

function open() {
  const plot = readPlot({ x: 'x', y: 'y' }, [
    { name: 'x', type: 'DOUBLE' },
    { name: 'y', type: 'DOUBLE' },
  ]);
  const heard: BokehEvent[] = [];
  let told: (event: BokehEvent) => void = (event) => void heard.push(event);
  const model = (id: string): BokehModel & { indices: readonly number[] } => ({
    ...{ id, type: '', properties: {}, document: null, indices: [] },
    setv(values) {
      Object.assign(this, values);
    },
    on_event: () => undefined,
  });
  const chosen = model(ID.chosen);
  const document: BokehDocument = {
    _all_models: new Map([
      ...[ID.figure, ID.marked].map((id) => [id, model(id)] as const),
      [ID.chosen, chosen] as const,
    ]),
    roots: () => [],
    add_root: () => undefined,
    on_change: (change) => void (told = change),
    remove_on_change: () => undefined,
    create_json_patch: () => undefined,
    apply_json_patch: () => undefined,
    views_manager: undefined,
  };
  const values = { x: Float64Array.from(X), y: Float64Array.from(X) };
  const data = pageData(plot, values);
  const chart = {
    ...{
      plot,
      data,
      models: new ChartModels(document),
      facts: { rows: 5, drawn: 4, uncolored: 0, leftOut: [] },
    },
    arrays: { ndarray: () => ({}) },
  };
  const table = rowsGrid(
    X.map((x) => ({ x })),
    ['x'],
  );
  const linked = new LinkedRows();
  const rows: number[][] = [];
  linked.join(table, (now) => rows.push([...now].toSorted()));
  const end = new AbortController();
  const choice = new ChartChoice(chart, { rows: data.rows!, table, linked }, end.signal);
  const press = (indices: readonly number[], keys: MouseEventInit = {}) => {
    globalThis.document.dispatchEvent(new MouseEvent('pointerup', keys));
    chosen.indices = indices;
    told({ model: chosen });
    return rows.at(-1);
  };
  return { choice, press, rows, end };
}

test('a press that changes what is chosen keeps rows that are not in view, or have no place; another does not', () => {
  const { choice, press, rows, end } = open();
  choice.choose(new Set([0, 3, 4]));
  const state = {
    way: 'points',
    rows: 2,
    x: { from: 0, to: 3 },
    y: { from: 0, to: 3 },
  } as const;
  choice.drawn({ state, rows: Uint32Array.of(0, 1) });
  expect(press([0, 1], { shiftKey: true })).toEqual([0, 1, 3, 4]);
  expect(press([1], { ctrlKey: true, shiftKey: true })).toEqual([1, 3, 4]);
  expect(press([], { ctrlKey: true })).toEqual([3, 4]);
  document.dispatchEvent(new KeyboardEvent('keyup', { key: 'Escape' }));
  choice.choose(new Set([0, 3]));
  expect(press([1])).toEqual([1]);
  expect(rows).toHaveLength(6);
  end.abort();
});
