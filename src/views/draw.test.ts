// @vitest-environment jsdom
import { tableFromArrays } from 'apache-arrow';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { MIME } from '../../workers/wire/shown.ts';
import { tableOfArrow } from '../engines/arrowMetadata.ts';
import { SiteParts } from '../engines/siteParts.ts';
import { makeDraw } from './draw.ts';
import { ScarceViews } from './sky/scarceViews.ts';

beforeAll(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
});

const parts = new SiteParts(new MessageChannel().port1);
const draw = makeDraw({ siteUrl: 'http://localhost/site/', parts, skies: new ScarceViews(8) });
const ofShown = (data: Record<string, unknown>, tables = {}) =>
  draw({ kind: 'shown', shown: { data, tables } }).element;
const ofValue = (value: unknown) => draw({ kind: 'value', value }).element;
const tables = { t: tableOfArrow(tableFromArrays({ a: [1, 2, 3] })) };

describe('a mime bundle', () => {
  test('is drawn in its richest form', () => {
    const all = {
      [MIME.sky]: { layers: [] },
      [MIME.table]: { table: 't' },
      'text/html': '<b>a</b>',
      'image/png': 'AA==',
      'text/plain': 'a',
    };
    expect(ofShown(all).dataset['view']).toBe('sky');
    const order = [
      MIME.table,
      'text/html',
      'image/svg+xml',
      'image/png',
      'text/latex',
      'text/markdown',
      'application/json',
      'text/plain',
    ];
    const data: Record<string, unknown> = {
      ...all,
      'image/svg+xml': '<svg></svg>',
      'text/latex': 'x',
      'text/markdown': 'x',
      'application/json': { a: 1 },
    };
    delete data[MIME.sky];
    const views = order.map((type) => {
      const { view } = ofShown(data, tables).dataset;
      delete data[type];
      return view;
    });
    expect(views).toEqual(['table', 'html', 'image', 'image', 'latex', 'markdown', 'inspect', 'text']);
  });

  test('a table says how many rows it has', () => {
    expect(ofShown({ [MIME.table]: { table: 't' } }, tables).dataset['rows']).toBe('3');
  });

  test('of a text shows what other hosts would send only where the reader let them', () => {
    const asked: string[] = [];
    const html = '<img src="https://a.test/1.png"><img src="https://b.test/2.png">';
    const drawn = makeDraw({
      siteUrl: 'http://localhost/site/',
      parts,
      skies: new ScarceViews(8),
      pictures: { allows: (host) => host === 'a.test', show: (host) => void asked.push(host) },
    });
    for (const type of ['text/html', 'text/markdown', 'image/svg+xml']) {
      const root = drawn({ kind: 'shown', shown: { data: { [type]: html } } }).element.querySelector(
        '.confined-host',
      )!.shadowRoot!;
      expect(Array.from(root.querySelectorAll('img'), (image) => image.getAttribute('src'))).toEqual([
        'https://a.test/1.png',
      ]);
      root.querySelector<HTMLElement>('[data-placeholder]')!.click();
    }
    expect(asked).toEqual(['b.test', 'b.test', 'b.test']);
    expect(
      ofShown({ 'text/html': html }).querySelector('.confined-host')!.shadowRoot!.querySelectorAll('img'),
    ).toHaveLength(0);
  });

  test.each([
    [{ 'application/x-odd': 1 }],
    [{}],
    [{ [MIME.table]: { table: 'gone' } }],
    [{ [MIME.table]: null, 'application/x-odd': 1 }],
  ])('%j is a failure of kind view, not an exception', (data) => {
    const element = ofShown(data);
    expect(element.dataset['failure']).toBe('');
    expect(element.dataset['kind']).toBe('view');
  });
});

describe('a value of the page', () => {
  test('a new node is drawn as it is, and one that stands elsewhere is left there', () => {
    const node = document.createElement('b');
    expect(ofValue(node)).toBe(node);
    document.body.append(node);
    expect(ofValue(node).textContent).toBe('<b>');
    expect(node.parentNode).toBe(document.body);
  });

  test('Arrow tables and arrays of flat objects are tables; other values are trees', () => {
    expect(ofValue(tableFromArrays({ a: [1] })).dataset['view']).toBe('table');
    expect(ofValue([{ a: 1 }, { a: 'x' }]).dataset['view']).toBe('table');
    expect(ofValue([{ a: { b: 1 } }]).dataset['view']).toBe('inspect');
    expect(ofValue(undefined).textContent).toBe('undefined');
  });

  test('text of a stream stays text', () => {
    expect(draw({ kind: 'stream', stream: 'stdout', text: '<b>' }).element.textContent).toBe('<b>');
  });
});
