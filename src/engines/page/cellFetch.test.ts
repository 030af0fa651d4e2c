import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { analyseJavaScript } from '../../parse/javascript/analyseJavaScript.ts';
import type { RunEvent } from '../../../workers/wire/runEvent.ts';
import type { NotebookError } from '../../../workers/wire/notebookError.ts';
import { CellModules } from './cellModules.ts';
import { PageEngine } from './pageEngine.ts';
import { dataModule } from './testing/dataModule.ts';

const PROXY = 'https://mine.example/?url={url}';
let asked: string[];

beforeEach(() => {
  asked = [];
  vi.stubGlobal('fetch', async (input: Request | string, init?: RequestInit) => {
    const { url, method, body } = new Request(input, init);
    asked.push(`${method} ${url}`);
    if (!url.startsWith('https://mine.example/')) throw new TypeError('Failed to fetch');
    return new Response(`proxied ${body ? await new Response(body).text() : ''}`);
  });
});
afterEach(() => vi.unstubAllGlobals());

async function run(text: string, proxy?: string): Promise<readonly RunEvent[]> {
  const events: RunEvent[] = [];
  const engine = new PageEngine({
    carry: () => Promise.reject(new Error('nothing held')),
    parts: { module: () => Promise.reject(new Error('no parts')) },
    modules: (fetch) => new CellModules(fetch, dataModule),
    settings: () => Promise.resolve(proxy === undefined ? {} : { proxy }),
  });
  await engine.run({
    cell: { id: 'c-1', language: 'javascript', text, pinned: true, hidden: false },
    analysis: analyseJavaScript(text),
    inputs: new Map(),
    signal: new AbortController().signal,
    emit: (event) => events.push(event),
  });
  return events;
}

const failureOf = (text: string, proxy?: string) =>
  run(text, proxy).then(
    () => undefined,
    (error: NotebookError) => error.failure,
  );

test('a fetch that gives nothing names the host, the possible causes, open mirrors, a proxy and Jupyter', async () => {
  const failure = await failureOf("const a = 1;\nconst reply = await fetch('https://gea.esac.esa.int/tap-server/tap')");
  expect(failure).toMatchObject({
    kind: 'fetch',
    line: 2,
    message: expect.stringMatching(/^gea\.esac\.esa\.int gave this page no answer: .* other origins/) as string,
  });
  expect(failure!.advice).toMatch(/VizieR TAP.*proxy of your own.*Jupyter/);
});

test('so does an error that a function makes of it', async () => {
  const text =
    "async function load() {\n  try { return await fetch('https://closed.example/a'); }\n  catch (cause) { throw new Error('no data', { cause }); }\n}\ndisplay(await load())";
  expect(await failureOf(text)).toMatchObject({
    kind: 'fetch',
    line: 3,
    message: expect.stringContaining('closed.example') as string,
  });
});

test('an http address is told to be written with https', async () => {
  expect((await failureOf("await fetch('http://closed.example/a')"))!.advice).toContain('write https://');
});

test('a cell that catches the error goes on, with a TypeError that says the same', async () => {
  const events = await run(
    "let said;\ntry { await fetch('https://closed.example/a') } catch (error) { said = [error instanceof TypeError, error.message] }\ndisplay(said)",
  );
  expect(events).toEqual([
    { kind: 'value', value: [true, expect.stringContaining('closed.example gave this page no answer') as string] },
  ]);
});

test("the reader's proxy is asked for what is refused, and named where it gives nothing", async () => {
  const text = "display(await (await fetch('https://closed.example/a?b=1', { method: 'POST', body: 'q' })).text())";
  expect(await run(text, PROXY)).toEqual([{ kind: 'value', value: 'proxied q' }]);
  expect(asked).toEqual([
    'POST https://closed.example/a?b=1',
    'POST https://mine.example/?url=https%3A%2F%2Fclosed.example%2Fa%3Fb%3D1',
  ]);
  expect(await failureOf(text, 'https://gone.example/?url={url}')).toMatchObject({
    message: expect.stringContaining('gone.example, your proxy for closed.example') as string,
  });
});

test('a question that is wrong fails in its own words', async () => {
  expect(await failureOf("await fetch('https://closed.example', { method: 'GET', body: 'x' })")).toMatchObject({
    kind: 'javascript',
    message: expect.stringMatching(/^TypeError: .*GET/) as string,
  });
  expect(asked).toEqual([]);
});
