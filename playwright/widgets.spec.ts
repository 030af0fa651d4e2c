import type { Locator } from '@playwright/test';
import { expect, test } from './site.ts';

const python = (id: string, text: string) => ({ id, type: 'text/x-python', text }) as const;

const CONTROLS = `from ipywidgets import Button, Dropdown, HTML, IntSlider, Label, Output, VBox, jslink, interact
slider = IntSlider(value=3, description="limit")
twin = IntSlider(description="twin")
said, out = Label(), Output()
jslink((slider, "value"), (twin, "value"))
def follow(change):
    said.value = f"squared {change['new'] ** 2}"
    with out:
        print("heard", change["new"])
slider.observe(follow, "value")
choice = Dropdown(options=["red", "blue"], description="colour")
button = Button(description="Fail")
button.on_click(lambda it: print("pressed") or 1 / 0)
html = HTML("<b>bold</b><script>document.title = 'script'</script><img src=x onerror=\\"document.title = 'error'\\"><style>body { display: none }</style>")
VBox([slider, twin, said, choice, button, html, out])`;

const COUNTER = `import anywidget, traitlets
class Counter(anywidget.AnyWidget):
    _esm = """
    async function initialize({ model }) { model.set("started", true); model.save_changes(); }
    function render({ model, el }) {
      const button = document.createElement("button");
      button.className = "counter";
      const draw = () => (button.textContent = "count " + model.get("count") + " " + [...new Uint8Array(model.get("data").buffer)]);
      button.addEventListener("click", () => {
        model.set("count", model.get("count") + 1);
        model.save_changes();
        model.send({ ask: 1 }, undefined, [new Uint8Array([7, 8]).buffer]);
      });
      model.on("change:count", (it, value) => draw());
      model.on("msg:custom", (content, buffers) => (el.dataset.answer = content.got + " " + new Uint8Array(buffers[0].buffer)));
      draw();
      el.append(button);
    }
    export default { initialize, render };
    """
    _css = ".counter { outline: 3px solid rgb(1, 2, 3) }"
    count = traitlets.Int(1).tag(sync=True)
    data = traitlets.Any(b"abc").tag(sync=True)
    started = traitlets.Bool(False).tag(sync=True)
counter = Counter()
counter.on_msg(lambda it, content, buffers: it.send({"got": bytes(buffers[0]).hex()}, [bytes(buffers[0])]))
counter`;

/** As Altair’s JupyterChart: what it loads of npm’s hosts is the site’s own; it sets a value once that was read. */
const CHART = `class Chart(anywidget.AnyWidget):
    _esm = """
    import vegaEmbed from "https://esm.sh/vega-embed@v7.0.2?deps=vega@6&deps=vega-lite@6.4.1";
    import debounce from "https://esm.sh/lodash-es@4.17.21/debounce";
    export default { async render({ model, el }) {
      const { view } = await vegaEmbed(el, model.get("spec"), { actions: false });
      view.addSignalListener("pick", debounce((name, value) => { model.set("picked", value); model.save_changes(); }, 2000));
      view.signal("pick", 7).run();
    } };
    """
    spec = traitlets.Dict().tag(sync=True)
    picked = traitlets.Any().tag(sync=True)
chart = Chart(spec={"data": {"values": [{"a": 1}, {"a": 3}]}, "mark": "bar", "encoding": {"x": {"field": "a", "type": "ordinal"}, "y": {"aggregate": "count"}}, "params": [{"name": "pick", "value": 0}]})
chart`;

const LAID_OUT = `from ipywidgets import Accordion, HTMLMath, Label, Output, Play, Tab, Text, VBox
captured = Output()
with captured:
    print("captured")
captured.append_stdout("appended")
VBox([Tab([Text("first"), Text("second")], titles=["a", "b"]), Accordion([Text("folded")]), Label("The $m$ of $E$"), HTMLMath(r"<i>so</i> \\(x^2\\)"), Play(), captured])`;

test('widgets of Jupyter draw, call back and go with their Python', async ({ site }) => {
  test.setTimeout(240_000);
  await site.openCells([
    python('1', CONTROLS),
    python(
      '2',
      '@interact(x=(0, 10), shape=["round", "square"])\ndef shown(x=4, shape="round"):\n    print(shape, x * 10)',
    ),
    python('3', COUNTER),
    python('4', 'print(slider.value, counter.count, counter.started, choice.value)'),
    { id: 'js', type: 'module', text: 'slider * 2' },
    python('setter', 'twin.description = "set"\nprint("once")'),
    python('5', 'from tqdm.notebook import tqdm\nfor i in tqdm(range(20), desc="steps"): pass'),
    python(
      '6',
      `import numpy as np, bqplot
x, y = bqplot.LinearScale(), bqplot.LinearScale()
marks = bqplot.Scatter(x=np.arange(5.0), y=np.arange(5.0) ** 2, scales={"x": x, "y": y})
bqplot.Figure(marks=[marks], axes=[bqplot.Axis(scale=x, label="time"), bqplot.Axis(scale=y, orientation="vertical")], title="bqplot")`,
    ),
    python('7', CHART),
    python('8', 'print("picked", chart.picked)'),
    python('9', LAID_OUT),
  ]);
  const title = await site.page.title();
  await site.runAll();
  const view = (id: string): Locator => site.output(id).locator('[data-view="widget"]');
  for (const id of ['1', '2', '3', '4', '5', '6']) await site.expectState(id, 'shown');
  for (const id of ['1', '2', '3', '5', '6']) await expect(view(id)).not.toHaveAttribute('aria-busy', 'true');
  // A cell that follows finds widgets as they have begun in the page.
  await expect(site.output('4')).toContainText('3 1 True red');
  await expect(site.output('js')).toContainText('6');

  const slider = view('1').getByRole('slider').first();
  await slider.press('ArrowRight');
  await expect(view('1')).toContainText('squared 16');
  // Cells that read it follow, in every language; one that sets a part of it does not.
  await expect(site.output('4')).toContainText('4 1 True red');
  await expect(site.output('js')).toContainText('8');
  await expect(view('1').locator('.widget-readout')).toHaveText(['4', '4']);
  await expect(view('1')).toContainText('heard 4');
  await view('1').getByRole('combobox').selectOption('blue');
  await view('1').getByRole('button', { name: 'Fail' }).click();
  await expect(view('1')).toContainText('pressed');
  await expect(view('1')).toContainText('ZeroDivisionError');
  await expect(view('1').locator('b')).toHaveText('bold');
  expect(await site.page.title()).toBe(title);

  await expect(view('2')).toContainText('round 40');
  await view('2').getByRole('slider').press('ArrowRight');
  await expect(view('2')).toContainText('round 50');
  await view('2').getByRole('combobox').selectOption('square');
  await expect(view('2')).toContainText('square 50');
  await expect(view('2')).not.toContainText('round 40');

  const button = view('3').locator('.counter');
  await expect(button).toHaveText('count 1 97,98,99');
  await expect(button).toHaveCSS('outline-color', 'rgb(1, 2, 3)');
  await button.click();
  await expect(button).toHaveText('count 2 97,98,99');
  await expect(view('3').locator('[data-answer]')).toHaveAttribute('data-answer', '0708 7,8');

  await expect(view('5')).toContainText('20/20');
  await expect(view('6').locator('.bqplot').first()).toBeVisible();
  await expect(view('6')).toContainText('time');
  await expect(view('6').locator('.dot')).toHaveCount(5);

  await expect(view('7').locator('svg.marks')).toBeVisible();
  await expect(site.output('8')).toContainText('picked 7');

  const fields = view('9').getByRole('textbox', { includeHidden: true });
  for (const [at, isSeen] of [true, false, false].entries())
    await expect(fields.nth(at)).toBeVisible({ visible: isSeen });
  await view('9').getByRole('tab', { name: 'b' }).click();
  await expect(fields.nth(1)).toBeVisible();
  await expect(view('9').locator('.katex')).toHaveCount(3);
  await expect(view('9').locator('.fa').first()).toHaveCSS('font-family', /Font Awesome/);
  await expect(view('9')).toContainText(/captured\s*appended/);

  await site.typeAndRun(
    '4',
    'marks.y = np.arange(5.0)[::-1]\nprint(slider.value, counter.count, counter.started, choice.value)',
  );
  await expect(site.output('4')).toContainText('4 2 True blue');
  expect(site.errors).toEqual([]);
});

test('a cell of widgets that runs again shows each of them once, and lets the earlier go', async ({ site }) => {
  test.setTimeout(180_000);
  const cell = (name: string) => `from IPython.display import display
from ipywidgets import IntSlider, Output, Tab, Text
out = Output(layout={"height": "50px"})
with out:
    print(*range(60), sep="\\n")
display(IntSlider(description="${name}"))
display(Tab([Text("${name}")], titles=["${name}"]))
display(out)`;
  await site.openCells([python('1', cell('first'))]);
  await site.runAll();
  await site.expectState('1', 'shown');
  for (const name of ['second', 'third']) {
    await site.typeAndRun('1', cell(name));
    await expect(site.output('1').getByRole('tab')).toHaveText([name]);
    await expect(site.output('1').getByRole('slider')).toHaveCount(1);
    await expect(site.output('1').locator('[data-view="widget"]')).toHaveCount(3);
  }
  // What an Output's height does not hold can be reached.
  await expect(site.output('1').locator('.widget-output')).toHaveCSS('overflow-y', 'auto');
  expect(site.errors).toEqual([]);
});

test('a widget is drawn as Python had left it by then, alone and in a box, also where its module comes late and draws once', async ({
  site,
}) => {
  test.setTimeout(180_000);
  await site.openCells([
    python(
      '1',
      `import anywidget, traitlets
from ipywidgets import VBox
class Late(anywidget.AnyWidget):
    _esm = """
    await new Promise((resolve) => setTimeout(resolve, 500));
    export default { render({ model, el }) { el.textContent = "drawn with " + model.get("value"); } };
    """
    value = traitlets.Int(0).tag(sync=True)
late = Late()
late.value = 7
late`,
    ),
    python('2', 'other = Late()\nother.value = 8\nVBox([other])'),
    python(
      '3',
      'import plotly.graph_objects as go\ngo.FigureWidget([go.Scatter(y=[1, 3, 2], mode="markers")], {"title": {"text": "At once"}})',
    ),
  ]);
  await site.runAll();
  await expect(site.output('1')).toHaveText('drawn with 7');
  await expect(site.output('2')).toHaveText('drawn with 8');
  await expect(site.output('3').locator('path.point')).toHaveCount(3);
  await expect(site.output('3')).toContainText('At once');
  expect(site.errors).toEqual([]);
});
