import { beforeAll, describe, expect, test } from 'vitest';
import { MIME } from '../wire/shown.ts';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

describe.skipIf(!HAS_PYTHON)('a frame of pandas', () => {
  const python = new TestPython();
  beforeAll(async () => {
    await python.boot([]);
    await python.setUp('import pandas as pd\ndf = pd.DataFrame({name: range(100) for name in "abcde"})');
  });

  const shownWith = async (options: string, value = 'df') => {
    await python.run(`with pd.option_context(${options}):\n    display(${value})`);
    return python.shown()[0]!;
  };

  test.each([
    ['"display.precision", 3'],
    ['"display.max_rows", None, "display.max_columns", None'],
    ['"display.max_rows", 100, "display.max_columns", 5'],
  ])('is a table of all its rows with %s', async (options) => {
    expect(await shownWith(options)).toHaveProperty([MIME.table]);
  });

  test('that has more rows than `max_rows` was set to shows its first and last, as pandas does', async () => {
    const shown = await shownWith('"display.max_rows", 8');
    const html = String(shown['text/html']);
    expect(html.match(/<th>\d+<\/th>/g)).toEqual([0, 1, 2, 3, 96, 97, 98, 99].map((row) => `<th>${row}</th>`));
    expect(html).toContain('100 rows × 5 columns');
    expect(shown).not.toHaveProperty([MIME.table]);
    expect(await shownWith('"display.max_rows", 8', 'df["a"]')).toEqual({
      'text/plain': expect.stringMatching(/\.\.[^]*Name: a, Length: 100/),
    });
  });

  test('that has more columns than `max_columns` was set to shows the outer ones', async () => {
    const [head = ''] = String((await shownWith('"display.max_columns", 4'))['text/html']).split('</thead>');
    expect(head.match(/<th>[a-e.]+<\/th>/g)).toEqual(['a', 'b', '...', 'd', 'e'].map((name) => `<th>${name}</th>`));
  });

  test('is text where code wants no HTML', async () => {
    const shown = await shownWith('"display.notebook_repr_html", False', 'df.head(2)');
    expect(Object.keys(shown)).toEqual(['text/plain']);
    expect(shown['text/plain']).toContain('a  b  c  d  e');
  });
});
