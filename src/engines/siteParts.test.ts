import { afterEach, expect, test, vi } from 'vitest';
import { piecesOf } from '../../workers/wire/piecesOf.ts';
import { serveParts } from '../../workers/wire/serveParts.ts';
import { takeThrough } from '../../workers/wire/takeThrough.ts';
import { SiteParts } from './siteParts.ts';

const open: MessagePort[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

/** Parts of these files; `asked` tells which were. */
function partsOf(files: Map<string, BufferSource | string | Blob>) {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  const asked: string[] = [];
  serveParts(port2, async (path) => {
    asked.push(path);
    const file = files.get(path);
    if (file === undefined) throw new Error(`there is no ${path}`);
    return piecesOf(file instanceof Blob ? file : await new Blob([file as BlobPart]).arrayBuffer());
  });
  return { parts: new SiteParts(port1), asked };
}

const textAt = async (url: string) => (await fetch(url)).text();
const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

test('a module’s code has one address, however often it is asked for', async () => {
  const { parts, asked } = partsOf(new Map([['a.js', 'export const a = 1;']]));
  const [first, second] = await Promise.all([parts.url('a.js'), parts.url('a.js')]);
  expect(first).toBe(second);
  expect(first).toMatch(/^blob:/);
  expect(await textAt(first)).toBe('export const a = 1;');
  expect(asked).toEqual(['a.js']);
});

test('what a module imports is named by its address in memory, which all that import it share', async () => {
  const { parts, asked } = partsOf(
    new Map([
      ['lib/core.js', 'export const core = 1;'],
      ['lib/one.js', 'import core from "./core.js";'],
      ['lib/two.js', 'import{core}from"./core.js";export const name = "core.js"'],
    ]),
  );
  const needs = { './core.js': 'lib/core.js' };
  const [core, one, two] = await Promise.all([
    parts.url('lib/core.js'),
    parts.url('lib/one.js', needs),
    parts.url('lib/two.js', needs),
  ]);
  expect(await textAt(one)).toBe(`import core from "${core}";`);
  expect(await textAt(two)).toBe(`import{core}from"${core}";export const name = "core.js"`);
  expect(asked.filter((path) => path === 'lib/core.js')).toHaveLength(1);
});

test('an engine is compiled once', async () => {
  const { parts, asked } = partsOf(new Map([['e.wasm', EMPTY_MODULE]]));
  const [first, second] = await Promise.all([parts.engine('e.wasm'), parts.engine('e.wasm')]);
  expect(first).toBeInstanceOf(WebAssembly.Module);
  expect(first).toBe(second);
  expect(asked).toEqual(['e.wasm']);
});

test('an engine is compiled from what the browser keeps, also where that cannot be done while it is read', async () => {
  const files = new Map([['e.wasm', new Blob([EMPTY_MODULE])]]);
  expect(await partsOf(files).parts.engine('e.wasm')).toBeInstanceOf(WebAssembly.Module);
  const streaming = vi.spyOn(WebAssembly, 'compileStreaming').mockRejectedValue(new TypeError('no such answer'));
  expect(await partsOf(files).parts.engine('e.wasm')).toBeInstanceOf(WebAssembly.Module);
  expect(streaming).toHaveBeenCalledOnce();
  streaming.mockRestore();
});

test('what could not be had is tried again', async () => {
  const files = new Map<string, BufferSource | string>([['bad.wasm', 'no engine']]);
  const { parts } = partsOf(files);
  await expect(parts.url('a.js')).rejects.toThrow('there is no a.js');
  await expect(parts.engine('bad.wasm')).rejects.toThrow();
  files.set('a.js', 'export {}');
  files.set('bad.wasm', EMPTY_MODULE);
  expect(await textAt(await parts.url('a.js'))).toBe('export {}');
  expect(await parts.engine('bad.wasm')).toBeInstanceOf(WebAssembly.Module);
});

test('a worker has a port of its own', async () => {
  const { parts } = partsOf(new Map([['a.txt', 'text']]));
  const port = parts.channel();
  open.push(port);
  expect(new TextDecoder().decode(await takeThrough(port)('a.txt'))).toBe('text');
});
