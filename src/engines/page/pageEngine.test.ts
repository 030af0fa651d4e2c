// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import type { Failure } from '../../../workers/wire/failure.ts';
import type { Held } from '../../../workers/wire/held.ts';
import type { RunEvent } from '../../../workers/wire/runEvent.ts';
import type { Carry } from '../engine.ts';
import { analyseJavaScript } from '../../parse/javascript/analyseJavaScript.ts';
import { CellModules } from './cellModules.ts';
import { PageEngine } from './pageEngine.ts';
import { dataModule } from './testing/dataModule.ts';

function program(
  text: string,
  inputs: Record<string, unknown> = {},
  carry: Carry = () => Promise.reject(new Error('nothing held')),
) {
  const events: RunEvent[] = [];
  const stop = new AbortController();
  const job = {
    cell: { id: 'c-1', language: 'javascript', text, pinned: true, hidden: false },
    analysis: analyseJavaScript(text),
    inputs: new Map(Object.entries(inputs)),
    signal: stop.signal,
    emit: (event: RunEvent) => events.push(event),
  } as const;
  return {
    events,
    stop,
    done: new PageEngine({
      carry,
      parts: { module: () => Promise.reject(new Error('no parts')) },
      modules: (fetch) => new CellModules(fetch, dataModule),
      builtins: { width: () => 640 },
    }).run(job),
  };
}

const failureOf = async (done: Promise<unknown>): Promise<Failure> =>
  ((await done.catch((error: unknown) => error)) as { failure: Failure }).failure;

describe('the page engine', () => {
  test('displays the value of an expression', async () => {
    const { events, done } = program('a + width', { a: 2 });
    expect(await done).toEqual({});
    expect(events).toEqual([{ kind: 'value', value: 642 }]);
  });

  test('exports what a program declares and displays only what it is told to', async () => {
    const { events, done } = program('const a = 1;\nfunction f() { return a; }\ndisplay(f())');
    expect(await done).toMatchObject({ a: 1 });
    expect(events).toEqual([{ kind: 'value', value: 1 }]);
  });

  test('view shows an input and exports a generator of its values', async () => {
    const range = Object.assign(document.createElement('input'), { type: 'range', value: '3' });
    const { events, done } = program('const x = view(range);', { range });
    const { x } = (await done) as { x: AsyncGenerator };
    expect(events).toEqual([{ kind: 'value', value: range }]);
    expect((await x.next()).value).toBe(3);
    const next = x.next();
    range.value = '7';
    range.dispatchEvent(new Event('input'));
    expect((await next).value).toBe(7);
    const waiting = x.next();
    await x.return(undefined);
    expect((await waiting).done).toBe(true);
  });

  test.each([
    ['const a = 1;\n\nnull.b', 3, 6],
    ['\n\n  null.b', 3, 8],
    ['null.b', 1, 6],
    ['  null.b', 1, 8],
    ['\nnull.b', 2, 6],
    ['null.b\n\nb', 1, 6],
    ['async function f() {\n  await 1;\n  return null.b;\n}\ndisplay(await f())', 3, 15],
    ['a\n+ null.b', 2, 8],
  ])('an error of %j names its place in the cell', async (text, line, column) => {
    expect(await failureOf(program(text, { a: 1, b: 2 }).done)).toMatchObject({ kind: 'javascript', line, column });
  });

  test('the same text is compiled once, and runs anew each time', async () => {
    let loads = 0;
    const modules = new CellModules(globalThis.fetch, (text) => (loads++, dataModule(text)));
    const { program: compiled } = analyseJavaScript('[n, typeof this]');
    const first = await modules.get('1', compiled!).start;
    expect(await modules.get('1', compiled!).start).toBe(first);
    const run = first({ signal: new AbortController().signal, ended: false });
    expect([run(1), run(5), loads]).toEqual([[1, 'undefined'], [5, 'undefined'], 1]);
    await modules.get('2', compiled!).start;
    expect(loads).toBe(2);
  });

  test.each([
    ['V8', (name: string) => `TypeError: x\n    at f (${name}:3:9)\n    at async Module.default (${name}:9:1)`],
    ['SpiderMonkey', (name: string) => `f@${name}:3:9\n@${name}:9:1`],
    ['JavaScriptCore, by the address', () => 'f@data:text/javascript,x:3:9\nmodule code@data:text/javascript,x:9:1'],
  ])('the stack of %s is read', async (_, stackOf) => {
    const modules = new CellModules(globalThis.fetch, () => ({
      url: 'data:text/javascript,x',
      module: Promise.resolve({ default: () => () => undefined }),
    }));
    const { placeOf } = modules.get('c 1', analyseJavaScript('a\n\n\n\nb').program!);
    expect(placeOf(Object.assign(new Error(), { stack: stackOf('cell-c_1') }))).toEqual({ line: 3, column: 9 });
    expect(placeOf(Object.assign(new Error(), { stack: 'f@cell-c_11:3:9\nother-cell-c_1:3:9' }))).toEqual({});
    expect(placeOf(Object.assign(new Error(), { stack: 'at cell-c_1:300:9' }))).toEqual({});
  });

  test('a cell that waits for ever ends as cancelled when it is stopped', async () => {
    const { stop, done } = program('await new Promise(() => {});\nconst a = 1');
    setTimeout(() => stop.abort(), 5);
    expect(await failureOf(done)).toMatchObject({ kind: 'cancelled' });
  });

  test('invalidation is a promise that stopping resolves', async () => {
    const { stop, done } = program('const over = {promise: invalidation}');
    const { over } = (await done) as { over: { promise: Promise<void> } };
    stop.abort();
    await over.promise;
  });

  test('a generator shows one value after another', async () => {
    const { events, done } = program('(function* () { yield 1; yield 2; })()');
    await done;
    expect(events).toEqual([
      { kind: 'clear' },
      { kind: 'value', value: 1 },
      { kind: 'clear' },
      { kind: 'value', value: 2 },
    ]);
  });

  test('a Python value is brought once, and one that cannot leave Python says so', async () => {
    const held: Held = { held: true, engine: 'python', name: 'a', version: 1, type: 'int' };
    expect((await program('const b = a + 1', { a: held }, async () => ({ kind: 'plain', value: 41 })).done).b).toBe(42);
    const failure = await failureOf(
      program('const b = a', { a: held }, async () => ({ kind: 'opaque', type: 'socket.socket' })).done,
    );
    expect(failure.message).toBe("`a` can't leave Python: a socket.socket has no form in JavaScript");
  });

  test('a name that nothing defines is a failure of kind name', async () => {
    expect(await failureOf(program('display(nothingLikeThis)').done)).toMatchObject({
      kind: 'name',
      message: '`nothingLikeThis` is not defined',
    });
  });
});
