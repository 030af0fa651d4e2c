import { describe, expect, it } from 'vitest';
import { MIME } from '../../../workers/wire/shown.ts';
import { inertResult, inertResults } from './inertResult.ts';

const RESULT = { atMs: 5, own: 'a', made: 'b', outputs: [] };
const shown = (data: object) => ({ ...RESULT, outputs: [{ kind: 'shown', shown: { data } }] });

describe('What may be kept of a cell’s result', () => {
  it('is what does nothing', () => {
    const result = {
      ...RESULT,
      outputs: [
        { kind: 'stream', stream: 'stdout', text: 'x' },
        { kind: 'shown', shown: { data: { 'text/plain': '1' } } },
      ],
      failure: { kind: 'python', message: 'ValueError: x', detail: 'line 1', advice: 'Try', line: 2 },
      sources: [
        {
          service: 'SIMBAD',
          protocol: 'TAP',
          url: 'https://simbad.example/tap',
          query: 'SELECT 1',
          retrievedAt: '2026-01-01T00:00:00Z',
          rows: 1,
          isTruncated: false,
          origin: { title: 'T', creators: ['A'] },
        },
      ],
    };
    expect(inertResult(structuredClone(result))).toEqual(result);
  });

  it.each<readonly [string, object, object]>([
    [
      'a failure’s buttons',
      { ...RESULT, failure: { kind: 'sql', message: 'x', remedy: { label: 'y', firstLine: 'z' }, reorder: 'w' } },
      { ...RESULT, failure: { kind: 'sql', message: 'x' } },
    ],
    [
      'a failure of no kind',
      { ...RESULT, failure: { kind: 'constructor', message: 'x', line: -1, detail: {} } },
      { ...RESULT, failure: { kind: 'view', message: 'x' } },
    ],
    ['a failure without words', { ...RESULT, failure: { kind: 'sql', message: {} } }, RESULT],
    ['sources without an address', { ...RESULT, sources: [{ service: 'x' }, 3, null] }, RESULT],
    ['more than belongs to it', { ...RESULT, run: 'x', tables: {} }, RESULT],
  ])('%s is not', (_, result, kept) => {
    expect(inertResult(result)).toEqual(kept);
  });

  it.each<readonly [string, unknown]>([
    ['a text', 'x'],
    ['nothing', null],
    ['a list', []],
    ['a time that is none', { ...RESULT, atMs: Infinity }],
    ['a time that no date has', { ...RESULT, atMs: 1e17 }],
  ])('%s is no result', (_, result) => {
    expect(inertResult(result)).toBeUndefined();
    expect(inertResults({ a: result, b: RESULT })).toEqual({ b: RESULT });
  });

  it('names of cells that objects have by themselves are names as others', () => {
    const all = inertResults(JSON.parse('{"__proto__":{"atMs":1,"outputs":[]},"constructor":{"atMs":2,"outputs":[]}}'));
    expect(Object.keys(all)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(all)).toBe(Object.prototype);
  });
});

describe('The rows of a table', () => {
  const rows = (value: unknown) =>
    inertResult(shown({ [MIME.rows]: value }))!.outputs.map((one) => (one.kind === 'shown' ? one.shown.data : one))[0];

  it('are texts, as many as there are columns', () => {
    const given = {
      columns: [
        { name: 'a', unit: 'deg', numeric: true, onclick: 'x' },
        { name: {}, numeric: 'yes' },
      ],
      rows: [['1', { toString: 1 }, 'more'], 'no row', [null]],
      totalRows: 10,
      warnings: ['w', {}],
    };
    expect(rows(given)).toEqual({
      [MIME.rows]: {
        columns: [
          { name: 'a', unit: 'deg', numeric: true },
          { name: '', numeric: false },
        ],
        rows: [
          ['1', null],
          [null, null],
          [null, null],
        ],
        totalRows: 10,
        warnings: ['w'],
      },
    });
  });

  it.each([[null], [{}], [{ columns: 'x', rows: [] }], [{ columns: [], rows: { length: 9 } }]])(
    '%j is no table',
    (value) => {
      expect(rows(value)).toEqual({ 'text/plain': 'An output that is not whole: run the cell to see it' });
    },
  );

  it('there are never more in all than there are', () => {
    expect(rows({ columns: [{ name: 'a' }], rows: [['1'], ['2']], totalRows: 1 })).toMatchObject({
      [MIME.rows]: { totalRows: 2 },
    });
  });
});
