import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TestCell } from './notebookFile.ts';
import { expect, test } from './site.ts';

const LACKS = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../public/vendor/lacks.json'), 'utf8'),
) as readonly string[];

/** Values of one language, read by the others. */
const PASSED: readonly TestCell[] = [
  {
    id: '1',
    type: 'text/x-python',
    text: 'import datetime, numpy as np\nfrom astropy.table import Table\nfrom astropy.time import Time\nt = Table({"n": [1, 2], "period": [datetime.timedelta(1), None], "at": Time(["1006-04-30", "2300-01-01"]), "m": np.array([[[1, 2]], [[3, 4]]]), "mixed": np.array(["x", 3], object)})',
  },
  {
    id: '2',
    type: 'application/sql',
    text: "SELECT *, 1.10 AS price, 'b'::ENUM('a', 'b') AS kind, INTERVAL 2 MONTH AS span FROM t",
    output: 'r',
  },
  {
    id: '3',
    type: 'text/x-python',
    text: 'print(r["at"][0].isot, r["m"][1].tolist(), r["price"][0], r["kind"][0], r["span"][0])\nr',
  },
  {
    id: '4',
    type: 'module',
    text: 'const row = r.get(0);\ndisplay([row.n + 1, row.price + 1, row.kind, row.span].join(" "))',
  },
  { id: '5', type: 'text/markdown', text: 'It costs ${r.get(0).price}.' },
];

/** A value that changes between its readers. */
const CHANGED: readonly TestCell[] = [
  { id: 'c1', type: 'text/x-python', text: 'c = Table({"a": [1, 2]})' },
  { id: 'c2', type: 'application/sql', text: 'SELECT sum(a) AS s FROM c' },
  { id: 'c3', type: 'module', text: 'display(c.schema.names.join(" "))' },
  { id: 'c4', type: 'text/x-python', text: 'c["a"][:] = 5\nc["b"] = 0' },
  { id: 'c5', type: 'application/sql', text: 'SELECT sum(a) AS s FROM c' },
  { id: 'c6', type: 'module', text: 'display(c.schema.names.join(" "))' },
];

/** Integers beyond 32 bits. */
const LONG: readonly TestCell[] = [
  {
    id: 'l1',
    type: 'text/x-python',
    text: 'print(np.full((1000, 1000), 5000, "i2").sum())\nl = Table({"n": np.array([1, 2]) * 4295806720})\nx = np.arange(3) * 10**10',
  },
  { id: 'l2', type: 'application/sql', text: 'SELECT sum(n) AS total, any_value(typeof(n)) AS type FROM l' },
  { id: 'l3', type: 'module', text: 'display([l.get(1).n + 1, x[2] + 1].join(" "))' },
  { id: 'l4', type: 'text/x-python', text: 'np.arange(3)[np.array([2**32])]' },
];

test('values pass between languages as of their place, with 64 bits, and what a language cannot hold is told by column', async ({
  site,
}) => {
  const cells = [...PASSED, ...CHANGED, ...(LACKS.length > 0 ? [] : LONG)];
  await site.openCells(cells);
  await site.runAll();
  for (const { id } of cells) await site.expectState(id, id === 'l4' ? 'failed' : 'shown');

  await test.step('what other languages cannot hold is told under the table, and the rest is itself', async () => {
    await expect(site.output('2')).toContainText('1006-04-30 00:00:00');
    await expect(site.output('2')).toContainText('[[3, 4]]');
    await expect(site.output('2').locator('[data-note]')).toContainText('`mixed` is now text');
    await expect(site.output('3')).toContainText('1006-04-30T00:00:00.000 [[3, 4]] 1.1 b 2 months');
    await expect(site.output('3').locator('[data-note]')).toContainText('`span` is now text');
    await expect(site.output('4')).toContainText('2 2.1 b 2 months');
    await expect(site.output('5')).toContainText('It costs 1.1.');
  });
  await test.step('a value is read by each language as of its place', async () => {
    const shown = async (id: string) => site.output(id).locator('[role=gridcell]').first().textContent();
    expect([await shown('c2'), await shown('c5')]).toEqual(['3', '10']);
    await expect(site.output('c3')).toHaveText(/^"?a"?$/);
    await expect(site.output('c6')).toContainText('a b');
  });
  test.skip(LACKS.length > 0, `64 bits are left out: this site was set up without ${LACKS.join(', ')}`);
  await test.step('integers have 64 bits in every language', async () => {
    await expect(site.output('l1')).toContainText('5000000000');
    expect(await site.output('l2').locator('[role=gridcell]').allTextContents()).toEqual(['12887420160', 'BIGINT']);
    await expect(site.output('l3')).toContainText('8591613441 20000000001');
  });
});
