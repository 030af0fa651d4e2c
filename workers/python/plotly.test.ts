import { beforeAll, describe, expect, test } from 'vitest';
import { MIME } from '../wire/shown.ts';
import type { Shown } from '../wire/shown.ts';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

describe.skipIf(!HAS_PYTHON)('a Plotly figure', () => {
  const python = new TestPython();
  beforeAll(() => python.boot([]));
  const shown = (): readonly Shown[] => python.events.flatMap((event) => (event.kind === 'shown' ? [event.shown] : []));

  test('is shown as the last value, by its own `show` and by `pio.show`, each once and with its options', async () => {
    await python.run('import plotly.graph_objects as go\nfig = go.Figure(go.Scatter(x=[1, 2], y=[3, 4]))\nfig', {
      defines: ['go', 'fig'],
    });
    expect(python.shown()).toMatchObject([
      { [MIME.plotly]: { data: [{ type: 'scatter', x: [1, 2], y: [3, 4] }], isPlain: true } },
    ]);
    await python.run(
      'import plotly.graph_objects as go, plotly.io as pio\nfig = go.Figure(go.Bar(y=[1]))\nfig.show(config={"scrollZoom": True}, width=300)\npio.show({"data": [{"type": "pie", "values": [1]}]})',
      { cellId: '2' },
    );
    expect(python.shown()).toMatchObject([
      { [MIME.plotly]: { data: [{ type: 'bar' }], layout: { width: 300 }, config: { scrollZoom: true } } },
      { [MIME.plotly]: { data: [{ type: 'pie' }] }, 'text/plain': 'Plotly figure of pie' },
    ]);
  });

  test('has big arrays beside it, also those of express, with what is no number as null', async () => {
    await python.run(
      'import numpy as np, plotly.express as px\nt = np.linspace(0, 1, 1000)\npx.scatter(x=t, y=t * 2, color=t).show()\npx.line(x=[1, 2], y=[float("nan"), 2])',
      { cellId: '3' },
    );
    const [points, line] = shown();
    const [trace] = (
      points!.data[MIME.plotly] as { readonly data: readonly Record<string, { bdata: { buffer: string } }>[] }
    ).data;
    const bytes = points!.buffers![trace!['y']!.bdata.buffer]!;
    expect([...new Float64Array(bytes.slice().buffer)].at(-1)).toBe(2);
    expect(JSON.stringify(points!.data).length).toBeLessThan(20_000);
    expect(JSON.stringify(line!.data[MIME.plotly])).not.toContain('NaN');
  });

  test('keeps the look that its author chose', async () => {
    await python.run('import plotly.graph_objects as go\ngo.Figure(layout={"template": "plotly_dark"})', {
      cellId: '4',
    });
    expect(python.shown()).toMatchObject([{ [MIME.plotly]: { isPlain: false } }]);
  });

  test('as a widget follows the width of the page, which changes nothing of it in Python', async () => {
    await python.run(
      `import plotly.graph_objects as go
figure = go.FigureWidget([go.Scatter(y=[1, 2])])
def tell(**relayout):
    figure._js2py_relayout = {"relayout_data": relayout, "source_view_id": "view"}
tell(autosize=True)
print(figure._config["responsive"], figure.layout.autosize)
tell(**{"xaxis.range": [0, 1]})
print(figure.layout.xaxis.range)
figure.update_layout(autosize=True)
print(figure.layout.autosize)`,
      { cellId: '6' },
    );
    expect(python.printed()).toBe('True None\n(0, 1)\nTrue\n');
  });

  test('that would hold all of Plotly’s JavaScript says what to write instead', async () => {
    const { failure } = await python.outcome('import plotly.graph_objects as go\ngo.Figure().to_html()', {
      cellId: '5',
    });
    expect(failure!.message).toContain("include_plotlyjs='cdn'");
  });
});
