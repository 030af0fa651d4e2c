// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { MIME } from '../../workers/wire/shown.ts';
import type { Output } from '../graph/cellState.ts';
import { shownText } from '../notebook/results/shownText.ts';
import type { Drawn } from './desk.ts';
import { keptOutputs } from './keptOutputs.ts';

const element = document.createElement('div');
const drawn = (more: Partial<Drawn> = {}): Drawn => ({ element, dispose: () => undefined, ...more });
const PNG = 'iVBORw0KGgoAAAA';
const picture = async () => ({ data: { 'image/png': PNG }, metadata: { 'image/png': { width: 7 } } });
const shown = (data: Readonly<Record<string, unknown>>): Output => ({ kind: 'shown', shown: { data } });

it('of a text its end is kept, and it is said how much is not', async () => {
  const [kept] = await keptOutputs(
    [{ kind: 'stream', stream: 'stdout', text: 'x'.repeat(200_000) }],
    () => drawn(),
    false,
  );
  expect(kept).toMatchObject({
    kind: 'stream',
    text: expect.stringMatching(/^… 100,000 earlier characters/) as string,
  });
});

it('of a figure its picture is kept once that is wanted, and else words', async () => {
  const figure = shown({ [MIME.bokeh]: { root_id: '1' }, 'text/html': '<div id="1"></div>' });
  const view = () => drawn({ picture });
  expect(await keptOutputs([figure], view, true)).toEqual([
    { kind: 'shown', shown: { data: { 'image/png': PNG }, metadata: { 'image/png': { width: 7 } } } },
  ]);
  expect(await keptOutputs([figure], view, false)).toMatchObject([
    { shown: { data: { 'text/plain': 'An interactive figure: run the cell to see it' } } },
  ]);
});

it('a view that has not been drawn yet is compared as the picture that it will be, whatever stands for it', async () => {
  const value: Output = { kind: 'value', value: () => 1 };
  const view = () => drawn({ picture });
  const text = async (output: Output, withPictures: boolean, way: () => Drawn | undefined = view) =>
    shownText({ outputs: await keptOutputs([output], way, withPictures) });
  for (const output of [value, shown({ [MIME.sky]: {}, 'text/plain': 'Sky(stars)' })]) {
    expect(await text(output, true)).toBe('[a picture]');
    expect(await text(output, false)).toBe('[a picture]');
    // Out of sight none can be taken.
    expect(await text(output, true, () => drawn({ picture: async () => undefined }))).toBe('[a picture]');
  }
  expect(await text(shown({ 'text/plain': '2' }), false, () => drawn())).toBe('2');
});

it('of a table its rows are kept, not the HTML that says the same', async () => {
  const rows = { columns: [{ name: 'a', numeric: false }], rows: [['x']], totalRows: 1, warnings: [] };
  const table = shown({ [MIME.table]: { table: 't' }, 'text/html': '<table></table>', 'text/plain': 'a' });
  const view = () => drawn({ kept: () => ({ data: { [MIME.rows]: rows } }) });
  expect(await keptOutputs([table], view, false)).toEqual([
    { kind: 'shown', shown: { data: { 'text/plain': 'a', [MIME.rows]: rows } } },
  ]);
});

it('of a value of the page what is drawn is kept; where nothing is, nothing', async () => {
  const value: Output = { kind: 'value', value: () => 1 };
  expect(await keptOutputs([value], () => drawn({ kept: () => ({ data: { 'text/plain': 'f' } }) }), false)).toEqual([
    { kind: 'shown', shown: { data: { 'text/plain': 'f' } } },
  ]);
  expect(await keptOutputs([value], () => undefined, true)).toEqual([]);
});
