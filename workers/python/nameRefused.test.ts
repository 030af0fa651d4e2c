import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nameRefused } from './nameRefused.ts';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

const URL_ASKED = 'https://gea.esac.esa.int/tap-server/tap';

/** Refuses what is sent elsewhere, as browsers do. */
class Refusing {
  open(): void {}
  send(): void {
    throw Object.assign(new DOMException("Failed to execute 'send'", 'NetworkError'));
  }
}

describe.skipIf(!HAS_PYTHON)('Python that asks the browser itself, of a host that gives nothing', () => {
  let python: TestPython;
  const { fetch } = globalThis;

  beforeAll(async () => {
    python = await new TestPython().boot();
    globalThis.fetch = (input, init) =>
      /^https?:/.test(String(input instanceof Request ? input.url : input))
        ? Promise.reject(new TypeError('Failed to fetch'))
        : fetch(input, init);
    Object.assign(globalThis, { XMLHttpRequest: Refusing });
    nameRefused(globalThis);
  });
  afterAll(() => {
    globalThis.fetch = fetch;
    Reflect.deleteProperty(globalThis, 'XMLHttpRequest');
  });

  test.each([
    ['pyfetch', `from pyodide.http import pyfetch\nawait pyfetch("${URL_ASKED}")`, 2],
    ['js.fetch', `import js\nawait js.fetch("${URL_ASKED}")`, 2],
    ['fetch from js', `from js import fetch\n\nreply = await fetch("${URL_ASKED}")`, 3],
    [
      'js.XMLHttpRequest',
      `import js\nxhr = js.XMLHttpRequest.new()\nxhr.open("GET", "${URL_ASKED}", False)\nxhr.send()`,
      4,
    ],
    ['open_url', `from pyodide.http import open_url\nopen_url("${URL_ASKED}")`, 2],
    ['pyxhr', `from pyodide.http import pyxhr\npyxhr.get("${URL_ASKED}")`, 2],
    [
      'an error that a library makes of it',
      `from pyodide.http import pyfetch\ntry:\n    await pyfetch("${URL_ASKED}")\nexcept OSError as error:\n    raise RuntimeError("no data") from error`,
      5,
    ],
  ])('%s is told what the site knows of it', async (_name, text, line) => {
    const { failure } = await python.run(text).then(
      () => ({ failure: undefined }),
      (error: { failure: object }) => error,
    );
    expect(failure).toMatchObject({
      kind: 'fetch',
      line,
      message: expect.stringMatching(/^gea\.esac\.esa\.int gave this page no answer: .* other origins/) as string,
      advice: expect.stringMatching(/VizieR TAP.*proxy of your own.*Jupyter/s) as string,
    });
  });

  test('a cell that catches the error goes on', async () => {
    await python.run(
      `from pyodide.http import pyfetch, AbortError\nimport js\nfrom pyodide.ffi import JsException\ntry:\n    await pyfetch("${URL_ASKED}")\nexcept AbortError:\n    print("A")\ntry:\n    await js.fetch("${URL_ASKED}")\nexcept JsException as error:\n    print(error.name)`,
    );
    expect(python.printed()).toBe('A\nTypeError\n');
  });

  test('an error of the code is still its own', async () => {
    await expect(python.run('import js\njs.JSON.parse("{")')).rejects.toMatchObject({ failure: { kind: 'python' } });
    await expect(python.run('from js import fetch\nawait fetch("https://[")')).rejects.toMatchObject({
      failure: { kind: 'python' },
    });
  });
});
