import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MIME } from '../wire/shown.ts';
import type { CommMessage, FromWidgets } from '../wire/commMessage.ts';
import type { RunEvent } from '../wire/runEvent.ts';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

const isComm = (told: FromWidgets): told is CommMessage => 'comm' in told && told.kind !== 'event';

describe.skipIf(!HAS_PYTHON)('Widgets in Python', () => {
  let python: TestPython;

  beforeAll(async () => {
    python = await new TestPython().boot(['ipywidgets']);
  });
  beforeEach(() => void (python.widgets.length = 0));

  const opened = (name: string): CommMessage =>
    python.widgets.filter(isComm).find(({ kind, data }) => kind === 'open' && data.includes(`"${name}"`))!;
  const updates = (comm: string): readonly unknown[] =>
    python.widgets.flatMap((told) =>
      isComm(told) && told.kind === 'message' && told.comm === comm ? [JSON.parse(told.data).state] : [],
    );
  const eventsFor = (comm: string): readonly RunEvent[] =>
    python.widgets.flatMap((told) => (told.kind === 'event' && told.comm === comm ? [told.event] : []));
  /** Has the page's twin of a widget tell Python; what callbacks show comes back. */
  const tell = async (comm: string, data: unknown, buffers: CommMessage['buffers'] = []): Promise<RunEvent[]> => {
    const events: RunEvent[] = [];
    const message = { kind: 'message', id: 'm', comm, data: JSON.stringify(data), buffers } as const;
    await python.worker.tellWidget(message, (event) => events.push(event));
    return events;
  };
  const set = (comm: string, state: object) => tell(comm, { method: 'update', state, buffer_paths: [] });

  it('open a comm each, and show themselves by their model', async () => {
    await python.run('from ipywidgets import IntSlider\nIntSlider(value=3, description="n")');
    const slider = opened('IntSliderModel');
    expect(JSON.parse(slider.data).state).toMatchObject({ value: 3, description: 'n' });
    expect(slider).toMatchObject({ target: 'jupyter.widget', cell: '1' });
    expect(JSON.parse(slider.metadata!).version).toMatch(/^2\./);
    expect(python.shown().at(-1)).toMatchObject({
      'application/vnd.jupyter.widget-view+json': { model_id: slider.comm },
    });
  });

  it('hear of changes in the page, call back, and tell of what that changes', async () => {
    await python.run(
      `from ipywidgets import IntSlider, Label
slider, label = IntSlider(), Label()
slider.observe(lambda change: (print("now", change["new"]), setattr(label, "value", str(change["new"] ** 2))), "value")`,
      { defines: ['slider', 'label'] },
    );
    const events = await set(opened('IntSliderModel').comm, { value: 7 });
    expect(events.map((event) => (event.kind === 'stream' ? event.text : event.kind)).join('')).toBe('now 7\n');
    expect(updates(opened('LabelModel').comm)).toEqual([{ value: '49' }]);
    await python.run('slider.value', { cellId: '2', inputs: {} });
    expect(python.shown()).toEqual([{ 'text/plain': '7' }]);
  });

  it('show what a callback has raised, and go on', async () => {
    await python.run('from ipywidgets import Button\nbutton = Button()\nbutton.on_click(lambda it: 1 / 0)\nNone', {
      defines: ['button'],
    });
    const events = await tell(opened('ButtonModel').comm, { method: 'custom', content: { event: 'click' } });
    expect(events).toMatchObject([
      { kind: 'shown', shown: { data: { 'application/vnd.skybook.failure+json': { kind: 'python' } } } },
    ]);
    expect(JSON.stringify(events)).toContain('ZeroDivisionError');
  });

  it('keep their value where a link in the page gives one that they cannot have; what code raises of it is shown', async () => {
    await python.run(
      `from ipywidgets import FloatSlider, IntSlider
from traitlets import TraitError
slider, step = FloatSlider(2.5), IntSlider(3)
def refuse(change):
    raise TraitError("no such step")
step.observe(refuse, "value")`,
      { defines: ['slider', 'step'] },
    );
    expect(await set(opened('FloatSliderModel').comm, { value: null })).toEqual([]);
    expect(JSON.stringify(await set(opened('IntSliderModel').comm, { value: 4 }))).toContain('no such step');
    await python.run('slider.value, step.value', { cellId: '2' });
    expect(python.shown()).toEqual([{ 'text/plain': '(2.5, 4)' }]);
    expect((await python.outcome('slider.set_state({"value": None})', { cellId: '3' })).failure!.message).toContain(
      'TraitError',
    );
  });

  it('take what is printed and shown in the `with` of an Output, figures and errors too', async () => {
    await python.run(
      `from ipywidgets import Output
import matplotlib.pyplot as plt
out = Output()
with out:
    print("inside")
    display(1)
    plt.plot([1, 2])
print("outside")
with out:
    raise ValueError("within")`,
      { defines: ['out'] },
    );
    expect(python.printed()).toBe('outside\n');
    const events = eventsFor(opened('OutputModel').comm);
    expect(events.map((event) => (event.kind === 'shown' ? Object.keys(event.shown.data)[0] : event.kind))).toEqual([
      'stream',
      'text/plain',
      MIME.figure,
      'application/vnd.skybook.failure+json',
    ]);
    await python.run('out.clear_output()', { cellId: '2' });
    expect(eventsFor(opened('OutputModel').comm).at(-1)).toEqual({ kind: 'clear' });
  });

  it('interact by functions of their values', async () => {
    await python.run('from ipywidgets import interact\ninteract(lambda x: x * 2, x=(0, 10, 1))\nNone');
    const [slider, out] = [opened('IntSliderModel').comm, opened('OutputModel').comm];
    const texts = () =>
      eventsFor(out).flatMap((event) => (event.kind === 'shown' ? [event.shown.data['text/plain']] : []));
    expect(texts()).toEqual(['10']);
    await set(slider, { value: 9 });
    expect(texts()).toEqual(['10', '18']);
  });

  it('carry bytes both ways', async () => {
    await python.run(
      `import anywidget, traitlets
class Bytes(anywidget.AnyWidget):
    _esm = "export default { render() {} }"
    data = traitlets.Any(bytes([1, 2, 255])).tag(sync=True)
w = Bytes()
w.on_msg(lambda it, content, buffers: w.send({"n": content["n"]}, [bytes(buffers[0])[::-1]]))
w`,
      { defines: ['w'] },
    );
    const model = opened('AnyModel');
    const { state, buffer_paths: paths } = JSON.parse(model.data);
    expect([paths, [...model.buffers[0]!], state._esm]).toEqual([
      [['data']],
      [1, 2, 255],
      'export default { render() {} }',
    ]);
    await tell(model.comm, { method: 'custom', content: { n: 4 } }, [new Uint8Array([5, 6])]);
    const back = python.widgets.filter(isComm).at(-1)!;
    expect([JSON.parse(back.data).content, [...back.buffers[0]!]]).toEqual([{ n: 4 }, [6, 5]]);
    await tell(model.comm, { method: 'update', state: {}, buffer_paths: [['data']] }, [new Uint8Array([9])]);
    await python.run('list(w.data)', { cellId: '2' });
    expect(python.shown()).toEqual([expect.objectContaining({ 'text/plain': '[9]' })]);
  });

  it('go with the run of the cell that has made them, once it has run again', async () => {
    await python.run('from ipywidgets import Text\nText()');
    const first = opened('TextModel').comm;
    await python.run('from ipywidgets import Text\nText()');
    const closed = python.widgets.filter(isComm).flatMap(({ kind, comm }) => (kind === 'close' ? [comm] : []));
    expect(closed).toContain(first);
    expect(closed).not.toContain(
      python.widgets.filter(isComm).findLast(({ data }) => data.includes('"TextModel"'))!.comm,
    );
  });

  it('bring the front ends of their packages before their models', async () => {
    await python.run('import bqplot\nbqplot.LinearScale()\nNone');
    const fronts = python.widgets.flatMap((told, at) => (told.kind === 'frontEnd' ? [[told.module, at] as const] : []));
    expect(fronts.map(([name]) => name)).toEqual(['bqscales']);
    expect(fronts[0]![1]).toBeLessThan(python.widgets.indexOf(opened('LinearScaleModel')));
  });

  it('numbers that JSON lacks are told as null', async () => {
    await python.run(
      'import anywidget, traitlets\nclass N(anywidget.AnyWidget):\n    _esm = ""\n    x = traitlets.Any([float("nan"), 1.5]).tag(sync=True)\nN()\nNone',
    );
    expect(JSON.parse(opened('AnyModel').data).state.x).toEqual([null, 1.5]);
  });

  it('progress of tqdm is a widget of its own', async () => {
    await python.run('from tqdm.notebook import tqdm\nfor i in tqdm(range(3)): pass');
    expect(updates(opened('FloatProgressModel').comm)).toContainEqual({ value: 3 });
    expect(python.printed()).toBe('');
  });
});
