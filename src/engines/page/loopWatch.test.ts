import { expect, test } from 'vitest';
import { isNotebookError } from '../../../workers/wire/notebookError.ts';
import { analyseJavaScript } from '../../parse/javascript/analyseJavaScript.ts';
import { CellModules } from './cellModules.ts';
import { javascriptFailure } from './javascriptFailure.ts';
import { LoopWatch, type WatchedRun } from './loopWatch.ts';
import { sharesThread } from './sharesThread.ts';
import { dataModule } from './testing/dataModule.ts';

/** A watch whose clock goes on by a second with each look, and a page that has its turn when told. */
function watched() {
  let nowMs = 0;
  let turn = (): void => undefined;
  const watch = new LoopWatch({ now: () => (nowMs += 1000), pause: (then) => (turn = then) });
  const stop = new AbortController();
  const run: WatchedRun = { signal: stop.signal, ended: false };
  return { watch, stop, run, turn: () => turn() };
}

/** Runs a cell under a watch; tells the failure that the reader sees. */
async function failureOf(
  text: string,
  { watch, run }: Pick<ReturnType<typeof watched>, 'watch' | 'run'>,
): Promise<unknown> {
  const cell = new CellModules(globalThis.fetch, dataModule, watch).get('1', analyseJavaScript(text).program!);
  try {
    await (await cell.start)(run)();
    return undefined;
  } catch (thrown) {
    return javascriptFailure(thrown, (error) => cell.placeOf(error)).failure;
  }
}

test('a loop that keeps the page to itself is ended, in words and with its line', async () => {
  const failure = await failureOf('const a = 1;\nlet n = 0;\nwhile (true) n++;', watched());
  expect(failure).toMatchObject({
    kind: 'javascript',
    line: 3,
    message: expect.stringMatching(/10 seconds without a pause/) as string,
    advice: expect.stringContaining('await') as string,
  });
});

test('so is one that hides it from its own handler', async () => {
  expect(await failureOf('while (true) { try { for (;;) ; } catch { } }', watched())).toMatchObject({ line: 1 });
});

test('one that lets the page have its turn goes on', async () => {
  const under = watched();
  Object.assign(globalThis, { letTurn: under.turn });
  expect(
    await failureOf('for (let i = 0; i < 1e6; i++) if (i % 5000 === 0) globalThis.letTurn();', under),
  ).toBeUndefined();
});

test('a loop that waits is ended where it was stopped, and what cleans up after the run is not', async () => {
  const { watch, stop, run } = watched();
  const check = watch.of(run);
  check(true);
  stop.abort();
  expect(() => check(true)).toThrow(
    expect.toSatisfy((error: unknown) => isNotebookError(error) && error.failure.kind === 'cancelled'),
  );
  run.ended = true;
  expect(() => check(true)).not.toThrow();
});

test.each([
  ['null.b', 1, 6],
  ['  null.b', 1, 8],
  ['const f = () => null.b; f()', 1, 22],
  ['const f = (x) => [1].map((y) => null.b); f()', 1, 38],
  ['for (const a of [1]) for (;;) null.b', 1, 36],
  ['const a = 1;\nwhile (a) {\n  if (a) (() => null.b)();\n}', 3, 22],
])('an error of %j is where it is without checks', async (text, line, column) => {
  expect(await failureOf(text, watched())).toMatchObject({ line, column });
});

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36', false],
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36',
    false,
  ],
  [
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
    true,
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', true],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
    true,
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0.0.0 Mobile/15E148 Safari/604.1',
    true,
  ],
])('%s shares the thread: %j', (userAgent, shares) => {
  expect(sharesThread(userAgent)).toBe(shares);
});
