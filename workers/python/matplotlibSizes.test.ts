import { beforeAll, describe, expect, test } from 'vitest';
import { MIME } from '../wire/shown.ts';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

/** Width and height in the header of a PNG (its specification, §11.2.1). */
function pngSize(base64: unknown): readonly number[] {
  const bytes = Buffer.from(String(base64), 'base64');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

describe.skipIf(!HAS_PYTHON)('Figures of Matplotlib', () => {
  const python = new TestPython();
  beforeAll(() => python.boot(['matplotlib']));

  test('have the dots per inch and the sizes that they have in Jupyter, however sharp they are shown', async () => {
    const told =
      'fig.savefig("x.png")\nprint(fig.dpi, plt.rcParams["figure.dpi"], *fig.get_size_inches(), *fig.canvas.get_width_height(), Image.open("x.png").size)';
    const sizes = '100.0 100.0 6.4 4.8 640 480 (640, 480)\n';
    await python.run(
      `from PIL import Image\nimport matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nax.plot([1, 2])\n${told}\n__import__('builtins').fig = fig`,
      { cellId: 'sizes' },
    );
    expect(python.printed()).toBe(sizes);
    await python.run(`from PIL import Image\nimport matplotlib.pyplot as plt\n${told}`, {
      cellId: 'later',
    });
    expect(python.printed()).toBe(sizes);
  });

  test('show alone where the last value is a series of their axes, as grouped plots of pandas give', async () => {
    await python.run(
      'import pandas as pd\npd.DataFrame({"a": [1, 2, 3, 4], "b": [0, 0, 1, 1]}).groupby("b")["a"].plot()',
    );
    expect(python.shown().map((data) => Object.keys(data).filter((type) => type !== MIME.figure))).toEqual([
      ['image/png', 'text/plain'],
    ]);
  });

  test.each([
    ['fig.text(0.5, 0.5, "none")', 2],
    ['fig.figimage([[0, 1], [1, 0]], 10, 10)', 1],
    ['ax.annotate("a", (20, 30), xycoords="figure pixels")', 1],
    ['ax.annotate("a", (0, 0), xycoords="data", xytext=(20, 30), textcoords=("axes pixels", "data"))', 1],
  ])('are as dense as their pixels, by which parts of them may be placed: %s', async (drawn, density) => {
    await python.run(
      `from matplotlib_inline.backend_inline import set_matplotlib_formats\nimport matplotlib.pyplot as plt\nset_matplotlib_formats("png", bbox_inches=None)\nfig, ax = plt.subplots()\n${drawn}`,
      { cellId: 'dense' },
    );
    const [event] = python.events.filter((it) => it.kind === 'shown');
    expect(pngSize(event!.shown.data['image/png'])).toEqual([640 * density, 480 * density]);
    expect(event!.shown.metadata!['image/png']).toEqual({ width: 640 });
    await python.run(
      'from matplotlib_inline.backend_inline import set_matplotlib_formats\nset_matplotlib_formats("png")',
    );
  });
});
