import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CommMessage, FromWidgets } from '../wire/commMessage.ts';
import type { RunEvent } from '../wire/runEvent.ts';
import { MIME } from '../wire/shown.ts';
import type { Shown } from '../wire/shown.ts';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

type Item = { readonly link?: string; readonly doc: { readonly roots: readonly object[] } };

const isMessage = (told: FromWidgets): told is CommMessage => told.kind === 'message';

describe.skipIf(!HAS_PYTHON)('a Bokeh figure', () => {
  const python = new TestPython();
  beforeAll(() => python.boot(['bokeh']));
  beforeEach(() => void (python.widgets.length = 0));
  const shown = (): Shown => python.events.flatMap((event) => (event.kind === 'shown' ? [event.shown] : [])).at(-1)!;
  const item = (): Item => shown().data[MIME.bokeh] as Item;
  const patches = () =>
    python.widgets.filter(isMessage).map(({ data, buffers }) => ({ data: JSON.parse(data) as object, buffers }));
  const tell = async (comm: string, patch: object, buffers: CommMessage['buffers'] = []): Promise<RunEvent[]> => {
    const events: RunEvent[] = [];
    const data = JSON.stringify({ patch, buffers: buffers.map((_, i) => `b${i}`) });
    await python.worker.tellWidget({ kind: 'message', id: '', comm, data, buffers }, (event) => events.push(event));
    return events;
  };
  const idOf = (name: string) =>
    (JSON.stringify(item().doc).match(new RegExp(`"name":"${name}","id":"([^"]+)"`)) ?? [])[1]!;
  const changed = (model: string, attr: string, value: unknown) => ({
    events: [{ kind: 'ModelChanged', model: { id: model }, attr, new: value }],
  });

  test('has its columns as bytes beside it', async () => {
    await python.run(
      'import numpy as np\nfrom bokeh.plotting import figure\np = figure()\np.scatter(np.arange(100_000, dtype="f4"), np.zeros(100_000))',
    );
    expect(JSON.stringify(item()).length).toBeLessThan(30_000);
    const sizes = Object.values(shown().buffers!).map(({ byteLength }) => byteLength);
    expect(sizes.toSorted((a, b) => a - b)).toEqual([400_000, 800_000]);
  });

  test('needs no push_notebook to follow its model, and bears one', async () => {
    await python.run(
      `from bokeh.plotting import figure, show
from bokeh.io import output_notebook, push_notebook
output_notebook()
p = figure(title="before")
p.scatter([1], [1])
handle = show(p, notebook_handle=True)`,
      { cellId: 'push' },
    );
    expect(python.shown()).toHaveLength(1);
    await python.run('p.title.text = "after"\npush_notebook(handle=handle)\npush_notebook()', { cellId: 'push 2' });
    expect(python.printed()).toBe('');
    expect(patches().map(({ data }) => data)).toMatchObject([{ patch: { events: [{ attr: 'text', new: 'after' }] } }]);
  });

  test('tells the page what Python changes, and Python what the reader selects, whose callbacks run', async () => {
    await python.run(
      `from bokeh.plotting import figure
from bokeh.models import ColumnDataSource
source = ColumnDataSource({"x": [1, 2, 3], "y": [1, 2, 3]})
p = figure(title="before")
p.scatter("x", "y", source=source)
def chosen(attr, old, new):
    print("chosen", new)
    p.title.text = f"{len(new)} chosen"
source.selected.on_change("indices", chosen)`,
      { defines: ['source', 'p', 'chosen'], cellId: '2' },
    );
    const link = item().link!;
    const selection = idOf('Selection');
    const events = await tell(link, changed(selection, 'indices', [0, 2]));
    expect(events.map((event) => (event.kind === 'stream' ? event.text : event.kind)).join('')).toBe('chosen [0, 2]\n');
    expect(patches().map(({ data }) => data)).toMatchObject([
      { patch: { events: [{ kind: 'ModelChanged', attr: 'text', new: '2 chosen' }] } },
    ]);
    python.widgets.length = 0;
    await python.run('import numpy as np\nsource.data = {"x": np.arange(3.0), "y": np.arange(3.0)}', { cellId: '3' });
    expect(patches().map(({ buffers }) => buffers.map(({ byteLength }) => byteLength))).toEqual([[24, 24]]);
    await python.run('print(source.selected.indices)', { cellId: '4' });
    expect(python.printed()).toBe('[0, 2]\n');
    const made = await python.run('picked, across, drawn_by = source.selected, p.x_range, p', {
      defines: ['picked', 'across', 'drawn_by'],
      cellId: '4',
    });
    expect(made.map(({ live }) => live?.ids)).toEqual([
      [`bokeh/${selection}`],
      [expect.stringMatching(/^bokeh\//) as string],
      undefined,
    ]);
    expect(await python.worker.take('picked', made[0]!.version)).toMatchObject({ value: [0, 2] });
  });

  test('says what a callback has raised, and takes arrays of the page', async () => {
    await python.run(
      `from bokeh.plotting import figure
from bokeh.models import ColumnDataSource
drawn = ColumnDataSource({"x": [1], "y": [1]})
q = figure()
q.scatter("x", "y", source=drawn)
def fails(attr, old, new):
    raise ValueError(f"not {list(new['x'])}")
drawn.on_change("data", fails)`,
      { defines: ['drawn', 'q', 'fails'], cellId: '5' },
    );
    const array = {
      type: 'ndarray',
      array: { type: 'bytes', data: { id: 'b0' } },
      shape: [1],
      dtype: 'float64',
      order: 'little',
    };
    const columns = {
      type: 'map',
      entries: [
        ['x', array],
        ['y', array],
      ],
    };
    const patch = changed(idOf('ColumnDataSource'), 'data', columns);
    const events = await tell(item().link!, patch, [new Uint8Array(new Float64Array([7]).buffer)]);
    expect(JSON.stringify(events)).toMatch(/ValueError: not \[.*7\.0/);
  });

  test('that is shown again in a layout leaves its first place, which stays as it was', async () => {
    await python.run('from bokeh.plotting import figure\nr = figure()\nr.scatter([1], [1])', {
      defines: ['r'],
      cellId: '6',
    });
    const first = item().link;
    await python.run('from bokeh.layouts import row\nfrom bokeh.io import show\nshow(row(r, r))\nshow(r)', {
      cellId: '7',
    });
    const items = python.shown().map((data) => data[MIME.bokeh] as Item);
    expect(items.map(({ link }) => link !== undefined)).toEqual([true, false]);
    expect(items[0]!.link).not.toBe(first);
    expect(items.map(({ doc }) => doc.roots.length)).toEqual([1, 1]);
  });
});
