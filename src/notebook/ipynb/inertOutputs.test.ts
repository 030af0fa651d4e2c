import { describe, expect, test } from 'vitest';
import { MIME } from '../../../workers/wire/shown.ts';
import { inertOutputs } from './inertOutputs.ts';
import { readIpynb } from './readIpynb.ts';

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const RUN_IT = { 'text/plain': 'An interactive figure: run the cell to see it' };
const TOO_DEEP = { 'text/plain': 'A value nested too deep to be shown: run the cell to see it' };
const BROKEN = { 'text/plain': 'An output that is not whole: run the cell to see it' };

/** What is left of a bundle that a kept copy holds, and of the same one in a Jupyter file. */
function kept(data: unknown): readonly unknown[] {
  const file = JSON.stringify({
    nbformat: 4,
    cells: [{ cell_type: 'code', source: 'x', outputs: [{ output_type: 'display_data', data }] }],
  });
  return [
    inertOutputs([{ kind: 'shown', shown: { data, tables: { t: {} }, buffers: { b: new Uint8Array(1) } } }]),
    readIpynb(file)!.cells[0]!.stored,
  ];
}

const only = (data: unknown) => [[{ kind: 'shown', shown: { data } }], [{ kind: 'shown', shown: { data } }]];
const nested = (depth: number) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown;

describe('forms that do nothing', () => {
  test.each([
    [
      {
        'text/plain': 'a',
        'text/html': '<b>a</b>',
        'image/svg+xml': '<svg/>',
        'text/latex': '$a$',
        'text/markdown': '*a*',
        'application/json': { a: [1] },
      },
    ],
    [{ 'image/png': PNG }],
    [{ 'image/jpeg': '/9j/4AAQ' }],
    [{ 'image/gif': 'R0lGODlh' }],
    [{ 'image/webp': 'UklGRg==' }],
  ])('%j are kept', (data) => {
    expect(kept(data)).toEqual(only(data));
  });

  test('text in pieces is joined, base64 loses its line ends', () => {
    expect(kept({ 'text/html': ['<b>', 'a</b>'], 'image/png': [PNG.slice(0, 20), `\n${PNG.slice(20)}\n`] })).toEqual(
      only({ 'text/html': '<b>a</b>', 'image/png': PNG }),
    );
  });

  test('of metadata, plain facts are kept', () => {
    const metadata = {
      'image/png': { width: 5, needs_background: 'light', nested: { a: 1 } },
      odd: 'x',
      'text/html': { isolated: true },
    };
    expect(inertOutputs([{ kind: 'shown', shown: { data: { 'text/plain': 'a' }, metadata } }])).toEqual([
      {
        kind: 'shown',
        shown: {
          data: { 'text/plain': 'a' },
          metadata: { 'image/png': { width: 5, needs_background: 'light' }, 'text/html': { isolated: true } },
        },
      },
    ]);
  });
});

describe('forms that act or draw by code of ours', () => {
  const LIVE = [
    ...Object.values(MIME).filter((type) => type !== MIME.rows),
    'application/javascript',
    'text/javascript',
    'application/vnd.jupyter.widget-view+json',
    'application/vnd.plotly.v1+json',
    'application/vnd.vegalite.v5+json',
    'application/vnd.skybook.catalogue+json',
    'application/x-bokeh',
    'application/pdf',
    'TEXT/HTML',
    'text/html ',
    'image/svg',
    '__proto__',
    'constructor',
  ];

  test.each(LIVE)('%s gives way to a poorer form, or to words', (type) => {
    const live = JSON.parse(`{"${type}": {"root_id": "1"}}`) as Record<string, unknown>;
    expect(kept(live)).toEqual(only(RUN_IT));
    expect(kept({ ...live, 'text/plain': 'Figure(1)' })).toEqual(only({ 'text/plain': 'Figure(1)' }));
    expect(kept({ ...live, 'image/png': PNG })).toEqual(only({ 'image/png': PNG }));
  });

  test.each([
    '<div id="a" data-root-id="b" style="display: contents"></div>',
    '<div><script>a < b; draw("<img>")</script></div>',
    '\n<style>a{}</style><div></div>',
  ])('the empty place for a figure, %j, is no form beside it', (html) => {
    expect(kept({ [MIME.bokeh]: {}, 'text/html': html })).toEqual(only(RUN_IT));
    expect(kept({ [MIME.bokeh]: {}, 'text/html': html, 'text/plain': 'Figure' })).toEqual(
      only({ 'text/plain': 'Figure' }),
    );
    expect(kept({ 'text/html': html })).toEqual(only({ 'text/html': html }));
  });

  test.each(['<table><tr><td>1</td></tr></table>', '<script>1</script>words', '<img src="data:,">'])(
    'HTML that shows something, %j, stays beside one',
    (html) => {
      expect(kept({ [MIME.table]: { table: 't' }, 'text/html': html })).toEqual(only({ 'text/html': html }));
    },
  );
});

describe('forms that are not what their type says', () => {
  test.each([
    { 'text/html': 5 },
    { 'text/html': { a: 1 } },
    { 'text/plain': null },
    { 'text/plain': ['a', 5] },
    { 'text/markdown': [['a']] },
    { 'image/png': 'AAAA' },
    { 'image/png': `${PNG}" onerror="a()` },
    { 'image/png': `${PNG},` },
    { 'image/jpeg': PNG },
    { 'image/gif': '<svg onload="a()">' },
    { 'image/png': [PNG, {}] },
    {},
    'abc',
    ['a'],
    null,
    5,
  ])('%j is said to be broken', (data) => {
    expect(kept(data)).toEqual(only(BROKEN));
  });

  test('JSON nested 200 deep is kept, deeper is not read', () => {
    // Of the depth that a file may have, five levels hold its outputs.
    expect(kept({ 'application/json': nested(190) })).toEqual(only({ 'application/json': nested(190) }));
    const deepest = [{ kind: 'shown', shown: { data: { 'application/json': nested(200) } } }];
    expect(inertOutputs(deepest)).toEqual(deepest);
    expect(inertOutputs([{ kind: 'shown', shown: { data: { 'application/json': nested(200_000) } } }])).toEqual([
      { kind: 'shown', shown: { data: TOO_DEEP } },
    ]);
    expect(
      inertOutputs([
        {
          kind: 'shown',
          shown: { data: { 'text/plain': nested(200_000), 'image/png': nested(200_000), 'text/html': 'a' } },
        },
      ]),
    ).toEqual([{ kind: 'shown', shown: { data: { 'text/html': 'a' } } }]);
  });
});

test.each([
  [undefined],
  ['abc'],
  [5],
  [{ length: 1 }],
  [[null]],
  [['abc']],
  [[5]],
  [[[]]],
  [[{ kind: 'value', value: 1 }]],
  [[{ kind: 'odd' }]],
  [[{}]],
])('of outputs %j nothing is left', (outputs) => {
  expect(inertOutputs(outputs)).toEqual([]);
  expect(
    readIpynb(JSON.stringify({ nbformat: 4, cells: [{ cell_type: 'code', source: 'x', outputs }] }))!.cells[0]!.stored,
  ).toBeUndefined();
  expect(
    readIpynb(JSON.stringify({ nbformat: 3, worksheets: [{ cells: [{ cell_type: 'code', input: 'x', outputs }] }] }))!
      .cells[0]!.stored,
  ).toBeUndefined();
});

test('streams and errors are text', () => {
  expect(
    inertOutputs([
      { kind: 'stream', stream: 'odd', text: ['a', {}, 'b'] },
      { kind: 'error', name: {}, message: 5 },
    ]),
  ).toEqual([
    { kind: 'stream', stream: 'stdout', text: 'ab' },
    { kind: 'error', name: 'Error', message: '' },
  ]);
});

describe('a pasted image', () => {
  const text = (attachments: unknown) =>
    readIpynb(
      JSON.stringify({
        nbformat: 4,
        cells: [{ cell_type: 'markdown', source: '![a](attachment:a.png)', attachments }],
      }),
    )!.cells[0]!.text;

  test('stands where the text names it', () => {
    expect(text({ 'a.png': { 'image/png': PNG } })).toBe(`![a](data:image/png;base64,${PNG})`);
  });

  test.each([
    { 'a.png': { 'image/png;base64,AAAA)![b](https://a.b/c': PNG } },
    { 'a.png': { 'text/html': PNG } },
    { 'a.png': { 'image/svg+xml': 'PHN2Zz4=' } },
    { 'a.png': { 'image/png': `${PNG})![b](https://a.b/c` } },
    { 'a.png': { 'image/png': {} } },
    { 'a.png': null },
    { 'a.png': 'abc' },
    { '\ud800': { 'image/png': PNG } },
    'abc',
    null,
    5,
  ])('of another kind, %j, does not', (attachments) => {
    expect(text(attachments)).toBe('![a](attachment:a.png)');
  });
});
