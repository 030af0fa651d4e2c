import { beforeAll, describe, expect, test } from 'vitest';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

const FOLDER = 'https://host.example/course/week1/';
const FILES: Readonly<Record<string, string>> = {
  'https://host.example/course/week1/data/stars%201.csv': 'a,b\n1,2\n',
  'https://host.example/course/shared.txt': 'from above',
  'https://host.example/course/week1/helpers.py':
    'import constants\nfrom inner.part import half\nwhole = constants.two * half\n',
  'https://host.example/course/week1/constants.py': 'two = 2\n',
  'https://host.example/course/week1/inner/__init__.py': '',
  'https://host.example/course/week1/inner/part.py': 'half = 21\n',
};

describe.skipIf(!HAS_PYTHON)('what a notebook opens by a relative path', () => {
  const python = new TestPython();
  const asked: string[] = [];
  beforeAll(async () => {
    python.beside = (url) => {
      asked.push(url);
      const text = FILES[url];
      if (text === undefined) throw new Error('it answered 404');
      return new TextEncoder().encode(text);
    };
    await python.boot([], FOLDER);
  });

  test('is found beside its file', async () => {
    await python.run('print(open("data/stars 1.csv").read(), open("../shared.txt").read())');
    expect(python.printed()).toBe('a,b\n1,2\n from above\n');
    await python.run('import os\nprint(os.path.exists("data/stars 1.csv"), os.listdir("data"))');
    expect(python.printed()).toBe("True ['stars 1.csv']\n");
  });

  test('is asked for once, and told where it was looked for', async () => {
    const { failure } = await python.outcome('open("missing.fits", "rb")');
    expect(failure).toMatchObject({
      message: expect.stringMatching(/^FileNotFoundError/) as string,
      advice: expect.stringMatching(
        /looked for beside the notebook, at https:\/\/host\.example\/course\/week1\/missing\.fits: it answered 404/,
      ) as string,
    });
    await python.outcome('open("missing.fits", "rb")');
    expect(asked.filter((url) => url.endsWith('missing.fits'))).toHaveLength(1);
  });

  test('is not asked for where the notebook writes it, nor outside its folder', async () => {
    const before = asked.length;
    await python.run('with open("out.txt", "w") as f: f.write("mine")\nprint(open("out.txt").read())');
    await python.outcome('open("/tmp/else.txt")');
    await python.run('import os.path\nos.path.isdir("folder")');
    expect(python.events.some((event) => event.kind === 'progress' && event.progress.label.includes('Looking'))).toBe(
      false,
    );
    expect(asked.length).toBe(before);
  });

  test('may be modules, with those that they take from there', async () => {
    await python.run('from helpers import whole\nprint(whole)');
    expect(python.printed()).toBe('42\n');
  });
});
