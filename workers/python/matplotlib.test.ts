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

describe.skipIf(!HAS_PYTHON)('Matplotlib’s figures', () => {
  const python = new TestPython();
  beforeAll(() => python.boot(['matplotlib']));
  const forms = () => python.shown().map((data) => Object.keys(data).filter((type) => type !== MIME.figure));

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
      const message = { kind: 'message', comm: link, id: '', data: JSON.stringify(told), buffers: [] } as const;
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
      const [zoomed] = await move(link, { move: 'zoom', from: [0.4, 0.4], to: [0.6, 0.6] });
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

  test('are no PDF, which is said', async () => {
    const { failure } = await python.outcome(
      "from matplotlib_inline.backend_inline import set_matplotlib_formats\nset_matplotlib_formats('pdf')",
    );
    expect(failure!.message).toContain('Figures are shown as png');
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
