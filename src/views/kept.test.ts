// @vitest-environment jsdom
import { tableFromArrays } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { MIME } from '../../workers/wire/shown.ts';
import { drawShown } from './drawShown.ts';
import { drawValue } from './drawValue.ts';
import type { ViewContext } from './viewContext.ts';

globalThis.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};
const context = { siteUrl: 'http://localhost/', parts: {} } as ViewContext;
const node = (html: string): Element => {
  const holder = document.createElement('div');
  holder.innerHTML = html;
  return holder.firstElementChild!;
};

describe('What is kept of a drawn value', () => {
  it('a table’s first rows as they are drawn, with its count', () => {
    const kept = drawValue(tableFromArrays({ n: Array.from({ length: 250 }, (_, i) => i - 1.5) }), context).kept!()!;
    const rows = kept.data[MIME.rows] as { readonly rows: readonly (readonly string[])[]; readonly totalRows: number };
    expect([rows.rows.length, rows.totalRows, rows.rows[0], rows.rows[3]]).toEqual([100, 250, ['−1.5'], ['1.5']]);
  });

  it('which is drawn as a table again, that keeps the same', () => {
    const rows = {
      columns: [
        { name: 'n', numeric: true },
        { name: 't', numeric: false, unit: 'deg' },
      ],
      rows: [
        ['1', null],
        ['NaN', 'null'],
      ],
      totalRows: 9,
      warnings: ['cut'],
    };
    const drawn = drawShown({ data: { [MIME.rows]: rows } }, context);
    expect(drawn.element.dataset).toMatchObject({ view: 'table', rows: '9' });
    expect(drawn.kept!()).toEqual({ data: { [MIME.rows]: rows } });
  });

  it.each([
    ['a text', 'x', "'x'"],
    ['a number', 2.5, '2.5'],
    ['an object', { a: 1, b: 'c' }, "Object {a: 1, b: 'c'}\n  a: 1\n  b: 'c'"],
  ])('%s as a text', (_, value, text) => {
    const plain = drawValue(value, context).kept!()!.data['text/plain'] as string;
    expect(plain.replaceAll('"', "'").split('\n').slice(1)).toEqual(text.split('\n').slice(1));
  });

  it('a control as it stands', () => {
    const form = node(
      '<form><label>Limit</label><input type="number"><input type="range"><select><option>a<option>b</select><input type="checkbox"></form>',
    );
    form.querySelector<HTMLInputElement>('[type=number]')!.value = '7';
    form.querySelector('select')!.value = 'b';
    form.querySelector<HTMLInputElement>('[type=checkbox]')!.checked = true;
    const html = drawValue(form, context).kept!()!.data['text/html'] as string;
    expect(html).toBe(
      '<form><label>Limit</label><b>7</b><select><option>a</option><option selected="">b</option></select><input type="checkbox" checked="" disabled=""></form>',
    );
  });
});
