import { beforeAll, describe, expect, test } from 'vitest';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

const PLOT = 'import matplotlib.pyplot as plt\nplt.plot([1, 2], [3, 4])';

describe.skipIf(!HAS_PYTHON)('Matplotlib’s figures', () => {
  const python = new TestPython();
  beforeAll(() => python.boot(['matplotlib']));
  const forms = () => python.shown().map((data) => Object.keys(data));

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
