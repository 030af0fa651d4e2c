// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { readPlot } from '../../catalogue/plot/readPlot.ts';
import { LiveValues } from '../../engines/liveValues.ts';
import type { Held } from '../../../workers/wire/held.ts';
import type { PlotWish } from '../../../workers/wire/plot.ts';
import { ID } from './chartJson.ts';
import { ChartRegion } from './chartRegion.ts';
import type { ChartShape } from './chartShape.ts';

const NONE = { rows: 0, drawn: 0, uncolored: 0, leftOut: [] };

function open(wish: PlotWish = { x: 'x', y: '-y' }, state: readonly number[] = [], values = new LiveValues()) {
  const drawn = new Map<string, Readonly<Record<string, unknown>>>();
  let draw: (shape: ChartShape) => void = () => undefined;
  const models = {
    put: (id: string, properties: Readonly<Record<string, unknown>>) => void drawn.set(id, properties),
    seen: (id: string) => (id === ID.xRange ? { from: 0, to: 9 } : { from: -5, to: 5 }),
    onShape: (_: AbortSignal, drawnShape: (shape: ChartShape) => void) => void (draw = drawnShape),
  };
  const columns = [
    { name: 'x', type: 'DOUBLE', unit: 'pc' },
    { name: 'y', type: 'DOUBLE' },
    { name: 't', type: 'TIMESTAMP' },
  ];
  const chart = { plot: readPlot(wish, columns), facts: NONE, models };
  const region = new ChartRegion(chart, { id: 'a/1/0', state, values }, new AbortController().signal);
  const live = { ids: ['a/1/0'], isItself: true, change: 1 };
  const held: Held = { held: true, engine: 'python', name: 'p', version: 1, type: 'Plot', live };
  return {
    region,
    drawn,
    draw: (shape: ChartShape) => draw(shape),
    words: () => region.element.querySelector('[role=status]')?.textContent,
    state: () => values.state('a/1/0'),
    value: () => values.carried(held),
    values,
  };
}

const BOX: ChartShape = { kind: 'box', x: { from: 1, to: 2 }, y: { from: -1, to: 3 } };

test('a box is a region of both axes: a value, words, and a frame that stays', () => {
  const { draw, drawn, words, state, value, region } = open();
  expect(region.isEmpty).toBe(true);
  draw(BOX);
  expect(state()).toEqual([1, 2, -1, 3]);
  expect(value()).toEqual({ kind: 'plain', value: { x: [1, 2], y: [-1, 3] } });
  expect(words()).toBe('x (pc) from 1 to 2, y from -1 to 3');
  expect(drawn.get(ID.region)).toEqual({ visible: true, left: 1, right: 2, bottom: -1, top: 3 });
  region.clear();
  expect([state(), value(), words(), region.isEmpty]).toEqual([[], { kind: 'plain', value: null }, '', true]);
  expect(drawn.get(ID.region)).toEqual({ visible: false });
});

test('what is in view is chosen by a key, of a histogram along its one axis, of times as moments', () => {
  const { region, state, value } = open({ x: 'x' });
  region.chooseInView();
  expect([state(), value()]).toEqual([[0, 9], { kind: 'plain', value: { x: [0, 9] } }]);
  const times = open({ x: 't', y: 'y' });
  times.draw({ ...BOX, x: { from: 0, to: 86_400_000 } });
  expect(times.words()).toBe('t from 1970-01-01T00:00:00Z to 1970-01-02T00:00:00Z, y from -1 to 3');
});

test('a region stands where it was left, and where the reader has moved it since', () => {
  expect(open({ x: 'x', y: 'y' }, [1, 2, 3, 4]).words()).toContain('from 3 to 4');
  const { draw, values } = open();
  draw(BOX);
  expect(open({ x: 'x', y: 'y' }, [5, 6, 7, 8], values).words()).toContain('x (pc) from 1 to 2');
});

test('an outline is no region, nor is one without ends', () => {
  const { draw, state } = open();
  draw({ kind: 'outline', x: [1, 2, 3], y: [1, 2, 1] });
  draw({ kind: 'box', x: { from: NaN, to: 2 }, y: { from: 1, to: 2 } });
  expect(state()).toBeUndefined();
});
