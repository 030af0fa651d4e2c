import { beforeAll, describe, expect, test } from 'vitest';
import { MIME } from '../wire/shown.ts';
import type { RunEvent } from '../wire/runEvent.ts';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

/** Width and height in the header of a PNG (its specification, §11.2.1). */
function pngSize(base64: unknown): readonly number[] {
  const bytes = Buffer.from(String(base64), 'base64');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

const PLOT = 'import matplotlib.pyplot as plt\nplt.plot([1, 2], [3, 4])';

/** Prints each drag after which a figure `made` here and one in Matplotlib's own toolbar show other limits. */
const OWN_WINDOWS = `
import logging, numpy as np
from matplotlib.backend_bases import MouseEvent, NavigationToolbar2
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from skybook.figures import moving_figures

class Toolbar(NavigationToolbar2):
    def draw_rubberband(self, *args): pass
    def remove_rubberband(self): pass

def figure_of():
    figure = Figure(figsize=(6, 4), dpi=100)
    FigureCanvasAgg(figure)
    exec(made, {"figure": figure, "axes": figure.subplots()})
    figure.draw_without_rendering()
    return figure

def drag(toolbar, mode, start, end):
    button = 3 if mode == "out" else 1
    at = lambda name, place, **more: MouseEvent(name, toolbar.canvas, *place, button, **more)
    press, leave = (toolbar.press_pan, toolbar.release_pan) if mode == "pan" else (toolbar.press_zoom, toolbar.release_zoom)
    press(at("button_press_event", start))
    if mode == "pan" and toolbar._pan_info:
        toolbar.drag_pan(at("motion_notify_event", end, buttons={button}))
    leave(at("button_release_event", end))

def limits(figure):
    return [[*axes.get_xlim(), *axes.get_ylim()] for axes in figure.get_axes()]

logging.getLogger('matplotlib.axes._base').setLevel(logging.ERROR)
drags = [((250, 150), (310, 260)), ((495, 100), (497, 260))]
for mode in ["pan", "zoom", "out"]:
    for start, end in drags:
        own, moved = figure_of(), figure_of()
        drag(Toolbar(own.canvas), mode, start, end)
        link = moving_figures.keep(moved, moved.bbox_inches)
        part = lambda place: [place[0] / 600, 1 - place[1] / 400]
        told = {"move": mode, "from": part(start), "to": part(end)}
        shown = []
        moving_figures.receive(link, told, lambda figure, *rest: shown.append(limits(figure)))
        own.draw_without_rendering()
        if not np.allclose(limits(own), shown[-1], rtol=1e-9, atol=1e-9):
            print(mode, start, end, limits(figure_of()), limits(own), shown[-1])
logging.getLogger('matplotlib.axes._base').setLevel(logging.NOTSET)
`;

describe.skipIf(!HAS_PYTHON)('Matplotlib’s figures', () => {
  const python = new TestPython();
  beforeAll(() => python.boot(['matplotlib']));
  const forms = () => python.shown().map((data) => Object.keys(data).filter((type) => type !== MIME.figure));

  test('tell of windows only where one is asked for', async () => {
    await python.run(PLOT, { cellId: 'first import' });
    expect(python.printed()).toBe('');
    await python.run('import matplotlib\nmatplotlib.use("TkAgg")', { cellId: 'first import' });
    expect(python.printed()).toContain('There are no windows in a page');
  });

  test.each([
    ["set_matplotlib_formats('svg')", ['image/svg+xml']],
    ["set_matplotlib_formats('svg', 'png', dpi=50)", ['image/svg+xml', 'image/png']],
    ["set_matplotlib_formats('retina')", ['image/png']],
    ['#jupyter %config InlineBackend.figure_format = "jpg" · figures are drawn so', ['image/jpeg']],
    ["#jupyter %config InlineBackend.figure_formats = {'svg'} · figures are drawn so", ['image/svg+xml']],
    ['#jupyter %config InlineBackend.figure_format = nonsense · x', ['image/svg+xml']],
    ["#jupyter %config InlineBackend.figure_format='png'", ['image/png']],
  ])('are shown as they are asked for from then on: %s', async (asked, expected) => {
    await python.run(`from matplotlib_inline.backend_inline import set_matplotlib_formats\n${asked}`, { cellId: 'a' });
    await python.run(PLOT, { cellId: 'b' });
    expect(forms()).toEqual([[...expected, 'text/plain']]);
  });

  describe('move as the reader asks', () => {
    const start = async (text: string, cellId = 'moving'): Promise<string> => {
      await python.run(`import matplotlib.pyplot as plt\n${text}`, { cellId });
      return String(Object(python.shown().at(-1)?.[MIME.figure]).link);
    };
    const move = async (link: string, told: object): Promise<readonly RunEvent[]> => {
      const events: RunEvent[] = [];
      const message = {
        kind: 'message',
        comm: link,
        id: '',
        data: JSON.stringify(told),
        buffers: [],
      } as const;
      await python.worker.tellWidget(message, (event) => events.push(event));
      return events;
    };
    const limits = async (text: string): Promise<readonly number[]> => {
      await python.run(`print(*${text})`, { cellId: 'limits' });
      return python.printed().split(/\s+/).filter(Boolean).map(Number);
    };

    test('zoomed, dragged and back, each with a picture of the same size', async () => {
      const link = await start(
        "fig, ax = plt.subplots()\nax.plot([0, 10], [0, 10])\nax.set_xlim(0, 10)\n__import__('builtins').ax = ax\nfig",
      );
      const first = Object(python.shown().at(-1));
      const [zoomed] = await move(link, {
        move: 'zoom',
        from: [0.4, 0.4],
        to: [0.6, 0.6],
      });
      const [from = NaN, to = NaN] = await limits('ax.get_xlim()');
      expect(from).toBeGreaterThan(2);
      expect(to).toBeLessThan(8);
      expect(from).toBeLessThan(to);
      const data = zoomed?.kind === 'shown' ? zoomed.shown.data : {};
      expect(data[MIME.figure]).toEqual({ link });
      expect(pngSize(data['image/png'])).toEqual(pngSize(first['image/png']));
      expect(data['image/png']).not.toBe(first['image/png']);
      await move(link, { move: 'pan', from: [0.5, 0.5], to: [0.6, 0.5] });
      const [moved = NaN] = await limits('ax.get_xlim()');
      expect(moved).toBeLessThan(from);
      await move(link, { move: 'out', from: [0.2, 0.2], to: [0.8, 0.8] });
      const [outFrom = NaN, outTo = NaN] = await limits('ax.get_xlim()');
      expect(outTo - outFrom).toBeGreaterThan(to - from);
      await move(link, { move: 'all' });
      expect(await limits('ax.get_xlim()')).toEqual([0, 10]);
    });

    test('on logarithmic axes, axes that share one, axes of the sky, and the one under the hand alone', async () => {
      const link = await start(
        [
          'from astropy.wcs import WCS',
          'fig = plt.figure(figsize=(8, 4))',
          'sky = fig.add_subplot(1, 2, 1, projection=WCS(naxis=2))',
          'sky.imshow([[1, 2], [3, 4]])',
          'log = fig.add_subplot(1, 2, 2)',
          'log.loglog([1, 1000], [1, 1000])',
          'log.set_xlim(1, 1000)',
          'twin = log.twinx()',
          '__import__("builtins").axes = [sky, log, twin]',
          'fig',
        ].join('\n'),
      );
      const before = await limits('axes[0].get_xlim()');
      await move(link, { move: 'zoom', from: [0.65, 0.3], to: [0.85, 0.6] });
      const [from = NaN, to = NaN] = await limits('axes[1].get_xlim()');
      expect(from).toBeGreaterThan(1);
      expect(to).toBeLessThan(1000);
      expect(await limits('axes[2].get_xlim()')).toEqual([from, to]);
      expect(await limits('axes[0].get_xlim()')).toEqual(before);
      await move(link, { move: 'zoom', from: [0.2, 0.4], to: [0.3, 0.6] });
      expect(await limits('axes[0].get_xlim()')).not.toEqual(before);
      expect(await limits('axes[1].get_xlim()')).toEqual([from, to]);
    });

    test.each([
      ['with a twin beside it', 'axes.set_xlim(0, 10)\naxes.twinx().set_ylim(5, 7)'],
      ['that share x', 'figure.clear()\nfigure.subplots(2, 1, sharex=True)[0].set_xlim(0, 10)'],
      ['of logarithms, with a twin', 'axes.loglog([1, 1000], [1, 10])\naxes.twinx().set_ylim(9, 4)'],
      ['of a picture with a bar of colours', 'figure.colorbar(axes.imshow([[1, 2], [3, 4]]))'],
      [
        'of equal units that show more for it',
        'axes.plot([0, 10], [0, 3])\naxes.set_aspect("equal", adjustable="datalim")',
      ],
      // A minute or more each on a busy machine.
      ...(process.env.SKYBOOK_FIGURES
        ? [
            ['of one plot', 'axes.set_xlim(0, 10)'],
            ['with a twin above it', 'axes.set(xlim=(0, 10), ylim=(3, 1))\naxes.twiny().set_xlim(5, 7)'],
            ['with two twins', 'axes.set_xlim(0, 10)\naxes.twinx().set_ylim(5, 7)\naxes.twinx().set_yscale("log")'],
            [
              'that share both',
              'figure.clear()\nfigure.subplots(2, 2, sharex=True, sharey=True)[0][0].set_xlim(0, 10)',
            ],
            ['of logarithms', 'axes.loglog([1, 1000], [1, 10])'],
            ['of logarithms on both sides of zero', 'axes.set_xscale("symlog")\naxes.plot([-100, 100], [1, 2])'],
            ['of equal units in their box', 'axes.plot([0, 10], [0, 3])\naxes.set_aspect("equal", adjustable="box")'],
            [
              'of equal units that show more for it, with limits',
              'axes.set(xlim=(0, 10), ylim=(9, -1))\naxes.set_aspect(2, adjustable="datalim")',
            ],
            [
              'of equal units that show more for it and share x',
              'figure.clear()\nboth = figure.subplots(2, 1, sharex=True)\nboth[0].plot([0, 10], [0, 3])\nboth[0].set_aspect("equal", adjustable="datalim")',
            ],
            ['of angles', 'figure.clear()\nfigure.add_subplot(projection="polar").plot([0, 1, 2], [1, 2, 3])'],
            ['of three dimensions', 'figure.clear()\nfigure.add_subplot(projection="3d").plot([0, 1], [1, 2], [3, 4])'],
            ['with an inset over it', 'axes.set_xlim(0, 10)\naxes.inset_axes([0.3, 0.3, 0.5, 0.5]).set_xlim(3, 4)'],
            ['over others that are hidden', 'axes.set_xlim(0, 9)\nfigure.add_axes(axes.get_position()).set_xlim(5, 6)'],
            ['that stay', 'axes.set_xlim(0, 10)\naxes.set_navigate(False)\naxes.twinx().set_ylim(5, 7)'],
          ]
        : []),
    ])('axes %s as in Matplotlib’s own windows', async (_, made) => {
      await python.run(`made = ${JSON.stringify(made)}\n${OWN_WINDOWS}`, {
        cellId: 'own',
      });
      expect(python.printed()).toBe('');
    });

    test('without the words that axes of equal units have at each move', async () => {
      const link = await start(
        'fig, ax = plt.subplots()\nax.set(xlim=(0, 10), ylim=(0, 1), aspect=1, adjustable="datalim")\nfig',
      );
      const events = await move(link, { move: 'zoom', from: [0.3, 0.4], to: [0.5, 0.6] });
      expect(events.map(({ kind }) => kind)).toEqual(['shown']);
    });

    test('not where a picture is of an earlier run, which says so; a press is no box; nor a figure without axes', async () => {
      const old = await start('fig, ax = plt.subplots()\nfig');
      const link = await start("fig, ax = plt.subplots()\nax.set_xlim(0, 10)\n__import__('builtins').ax = ax\nfig");
      const said = (await move(old, { move: 'all' })).map((event) =>
        event.kind === 'shown' ? JSON.stringify(event.shown.data[MIME.failure]) : '',
      );
      expect(said.join()).toContain('Run its cell again');
      await move(link, { move: 'zoom', from: [0.5, 0.5], to: [0.5, 0.5] });
      expect(await limits('ax.get_xlim()')).toEqual([0, 10]);
      expect(await start('fig = plt.figure()\nfig.text(0.5, 0.5, "words")\nfig')).toBe('undefined');
    });
  });

  test.each([
    ['import matplotlib\nmatplotlib.use("TkAgg")\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()'],
    ['import matplotlib.pyplot as plt\nplt.switch_backend("module://ipympl.backend_nbagg")\nplt.plot([1, 2])'],
    ['import matplotlib.pyplot as plt\nplt.rcParams["backend"] = "Qt5Agg"\nplt.plot([1, 2])\nplt.gcf().show()'],
  ])('show under their cell where a window is asked for: %j', async (text) => {
    await python.run(text, { cellId: 'windows' });
    expect(forms()).toEqual([['image/png', 'text/plain']]);
  });

  test('are not shown, and stay open, where code asks for files alone, as in Jupyter', async () => {
    await python.run('import matplotlib\nmatplotlib.use("Agg")\nimport matplotlib.pyplot as plt\nplt.plot([1, 2]);');
    expect(forms()).toEqual([]);
    await python.run('import matplotlib.pyplot as plt\n(fig,) = map(plt.figure, plt.get_fignums())\nfig');
    expect(forms()).toEqual([['image/png', 'text/plain']]);
    await python.run('import matplotlib\nimport matplotlib.pyplot as plt\nmatplotlib.use("inline")\nplt.plot([1, 2]);');
    expect(forms()).toEqual([['image/png', 'text/plain']]);
  });

  test('tell of a font that is not there once a cell', async () => {
    const text =
      'import matplotlib.pyplot as plt\nplt.title("a b", family="No Such Font")\nplt.xlabel("c", family="No Such Font");';
    for (const cellId of ['fonts', 'fonts again']) {
      await python.run(text, { cellId });
      expect(python.printed().match(/No Such Font/g)).toHaveLength(1);
    }
  });

  test('are no PDF, which is said', async () => {
    const { failure } = await python.outcome(
      "from matplotlib_inline.backend_inline import set_matplotlib_formats\nset_matplotlib_formats('pdf')",
    );
    expect(failure!.message).toContain('Figures are shown as png');
  });

  test('that move are no films, which is said with what goes in their place', async () => {
    const moves = `import matplotlib.pyplot as plt
from matplotlib.animation import FuncAnimation
fig = plt.figure()
moves = FuncAnimation(fig, lambda i: [], frames=2)
plt.close()
`;
    for (const film of ['moves.save("stars.mp4")', 'moves.to_html5_video()'])
      expect((await python.outcome(`${moves}${film}`, { cellId: 'film' })).failure!.message).toContain('to_jshtml');
    await python.run(`${moves}plt.rcParams["animation.html"] = "html5"\nmoves`, { cellId: 'film' });
    expect(String(python.shown()[0]!['text/html'])).toContain('.fa-play::before');
    await python.run(`${moves}plt.rcdefaults()\nmoves.save("stars.gif")\nprint(open("stars.gif", "rb").read(3))`, {
      cellId: 'film',
    });
    expect(python.printed()).toContain("b'GIF'");
  });

  test('that move become HTML that names no other host', async () => {
    await python.run(
      `${PLOT}
from matplotlib.animation import FuncAnimation
from IPython.display import HTML
moves = FuncAnimation(plt.gcf(), lambda i: [], frames=2)
plt.close()
HTML(moves.to_jshtml())`,
      { cellId: 'c' },
    );
    const html = String(python.shown()[0]!['text/html']);
    expect(html).toContain('.fa-play::before');
    expect(html.match(/https?:\/\/(?!www\.w3\.org)[^"'\s)]+/g) ?? []).toEqual([]);
  });
});
