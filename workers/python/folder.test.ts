import { beforeAll, describe, expect, test } from 'vitest';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

describe.skipIf(!HAS_PYTHON)('The folder of a notebook', () => {
  const python = new TestPython();
  python.beside = () => new Uint8Array([1]);
  beforeAll(() => python.boot([], 'https://notebooks.test/'), 60_000);

  test('has the files of an earlier visit, which are not told as written', async () => {
    await python.worker.putFiles([
      { path: 'data/old.txt', bytes: new TextEncoder().encode('old') },
      { path: '../outside.txt', bytes: new Uint8Array(1) },
    ]);
    const { folder } = await python.outcome(
      'import os\nprint(open("data/old.txt").read(), "outside.txt" in os.listdir(".."))',
    );
    expect(python.printed()).toBe('old False\n');
    expect(folder).toBeUndefined();
  });

  test('has modules of its own, none of which takes the place of a library', async () => {
    const files = ['colorsys', 'micropip', 'helpers'].map((name) => ({
      path: `${name}.py`,
      bytes: new TextEncoder().encode('where = "the folder"'),
    }));
    await python.worker.putFiles(files);
    await python.run(
      'import colorsys, micropip, helpers\nprint([getattr(one, "where", "a library") for one in (colorsys, micropip, helpers)])',
    );
    expect(python.printed()).toBe("['a library', 'a library', 'the folder']\n");
    await python.run('import os\nfor name in ("colorsys", "micropip", "helpers"): os.remove(f"{name}.py")');
  });

  test('tells after each cell what was written and what is gone, but for what came from beside the notebook', async () => {
    const first = await python.outcome(
      'open("a.txt", "w").write("abc")\nopen("beside.dat").close()\nopen(".hidden", "w").close()\n1 / 0',
    );
    expect(first.folder).toEqual({ written: [{ path: 'a.txt', bytes: 3 }], gone: [] });
    const second = await python.outcome('import os\nos.remove("a.txt")\nopen("data/old.txt", "a").write("er")');
    expect(second.folder).toEqual({ written: [{ path: 'data/old.txt', bytes: 5 }], gone: ['a.txt'] });
    expect((await python.outcome('1')).folder).toBeUndefined();
  });

  test('keeps each of thousands of files when another comes before them, and shows the first of them', async () => {
    const many = await python.outcome('for i in range(1500): open(f"p{i:04}.png", "w").write("x")');
    expect(many.folder?.written).toHaveLength(1500);
    const before = await python.outcome('open("a.txt", "w").write("abc")');
    expect(before.folder).toEqual({ written: [{ path: 'a.txt', bytes: 3 }], gone: [] });
    const { files, moreFiles } = await python.worker.holdings();
    expect([files.length, files[0]?.path]).toEqual([1000, 'a.txt']);
    expect(moreFiles).toBeGreaterThanOrEqual(501);
    const last = await python.outcome('import os\nos.remove("p1499.png")');
    expect(last.folder).toEqual({ written: [], gone: ['p1499.png'] });
  });
});
