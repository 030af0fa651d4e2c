import { beforeAll, describe, expect, test } from 'vitest';
import type { LiveState } from '../wire/live.ts';
import { MIME } from '../wire/shown.ts';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

describe.skipIf(!HAS_PYTHON)('a plot as a value', () => {
  let python: TestPython;
  let runs = 0;
  beforeAll(async () => {
    python = await new TestPython().boot();
    await python.setUp(
      "from astropy.table import Table\nfrom skybook.catalogue import Catalog, Selection\nstars = Catalog('stars', Selection(\"hats('stars')\"), {}, None, None)",
    );
  });

  /** Makes the plot `p`, as if a region had been drawn in it before. */
  async function made(text: string, left: LiveState) {
    const run = `1/${++runs}`;
    const [one] = await python.run(`p = plot(${text}, "x", "y")\np`, {
      defines: ['p'],
      live: { run, changed: {}, left: { 0: left } },
    });
    return { version: one!.version, owned: one!.live, spec: python.shown()[0]![MIME.plot], id: `${run}/0` };
  }

  async function value(version: number, changed: Readonly<Record<string, LiveState>> = {}) {
    const live = { run: `2/${++runs}`, changed, left: {} };
    await python.run('print(p.value)', { cellId: '2', inputs: { p: { version } }, live });
    return python.printed().trim();
  }

  test('of a catalogue is the region that is drawn in it, in all languages', async () => {
    const { version, owned, spec, id } = await made('stars', [1, 2, -1, 0.5]);
    expect(owned).toEqual({ ids: [id], isItself: true });
    expect(spec).toMatchObject({ source: { kind: 'query' }, region: { id, state: [1, 2, -1, 0.5] } });
    expect(await value(version)).toBe("{'x': [1.0, 2.0], 'y': [-1.0, 0.5]}");
    expect(await value(version, { [id]: [3, 4] })).toBe("{'x': [3.0, 4.0]}");
    for (const none of [[3, 4, 5], 'x', ['a', 'b'], true])
      expect(await value(version, { [id]: none })).toBe("{'x': [3.0, 4.0]}");
    expect(await python.worker.take('p', version, { [id]: [3, 4, 5, 6] })).toEqual({
      kind: 'plain',
      value: { x: [3, 4], y: [5, 6] },
    });
    expect(await value(version, { [id]: [] })).toBe('None');
  });

  test('of a table has none, and says where its rows are', async () => {
    const { version, owned, spec } = await made('Table({"x": [1], "y": [2]})', []);
    expect(owned).toBeUndefined();
    expect(spec).not.toHaveProperty('region');
    await expect(value(version)).rejects.toMatchObject({ failure: { message: expect.stringContaining('ui.table') } });
  });
});
