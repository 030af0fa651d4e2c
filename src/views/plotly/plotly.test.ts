import { expect, test } from 'vitest';
import { pageTemplate } from './pageTemplate.ts';
import { withBuffers } from './withBuffers.ts';

const COLORS = { ink: 'rgb(1, 2, 3)', faint: '#999999', dark: true };

test('Plotly’s own colours become the page’s wherever they stand, and others stay', () => {
  const made = pageTemplate(
    {
      layout: {
        paper_bgcolor: 'white',
        polar: { bgcolor: '#E5ECF6', angularaxis: { gridcolor: 'white' } },
        colorway: ['#636efa'],
        shapedefaults: { line: { color: '#2a3f5f' } },
      },
      data: { bar: [{ marker: { line: { color: '#E5ECF6' } } }], table: [{ header: { fill: { color: '#C8D4E3' } } }] },
    },
    COLORS,
  );
  expect(made).toMatchObject({
    layout: {
      paper_bgcolor: 'rgba(0,0,0,0)',
      font: { color: 'rgb(1, 2, 3)' },
      polar: { bgcolor: 'rgba(0,0,0,0)', angularaxis: { gridcolor: '#99999940' } },
      colorway: ['#636efa'],
      shapedefaults: { line: { color: 'rgb(1, 2, 3)' } },
    },
    data: {
      bar: [{ marker: { line: { color: 'rgba(0,0,0,0)' } } }],
      table: [{ header: { fill: { color: '#99999940' } } }],
    },
  });
});

test('arrays that came beside a figure stand in it as their bytes alone, wherever they belong', () => {
  const all = new Uint8Array([9, 1, 2, 3]);
  const made = withBuffers(
    { x: { dtype: 'u1', bdata: { buffer: 'a' } }, parts: [{ z: { dtype: 'u1', bdata: 'AQ==' } }, null, 'bdata'] },
    { a: all.subarray(1) },
  );
  expect(made).toEqual({
    x: { dtype: 'u1', bdata: new Uint8Array([1, 2, 3]).buffer },
    parts: [{ z: { dtype: 'u1', bdata: 'AQ==' } }, null, 'bdata'],
  });
  expect(() => withBuffers({ bdata: { buffer: '__proto__' } }, {})).toThrow('is not there');
});
