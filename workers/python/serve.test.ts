import type { PyProxy } from 'pyodide/ffi';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PythonWorker } from './contract.ts';
import { serve } from './serve.ts';
import { HAS_PYTHON, openNodePython, readPackage } from './testing/openNodePython.ts';

describe.skipIf(!HAS_PYTHON)('Python’s worker', () => {
  const given: PyProxy[] = [];
  const moved: unknown[] = [];
  let worker: PythonWorker;

  beforeAll(async () => {
    const open = async () => {
      const opened = await openNodePython();
      const { pyodide } = opened;
      const toPy = pyodide.toPy.bind(pyodide);
      pyodide.toPy = (value, options) => {
        const made = toPy(value, options) as PyProxy;
        given.push(made);
        return made;
      };
      return opened;
    };
    const none = () => Promise.reject(new Error('no catalogues here'));
    const reader = () => ({
      later: async (file: string) => readPackage(file),
      now: readPackage,
      hosted: () => Promise.reject(new Error('no network')),
      beside: () => {
        throw new Error('no network');
      },
    });
    const move = <T>(value: T, buffers: Transferable[]): T => (moved.push(...buffers), value);
    worker = serve(open, reader, move);
    await worker.boot(
      { siteUrl: '', modules: [] },
      () => undefined,
      none,
      () => undefined,
    );
    given.length = 0;
  });

  const run = (text: string, more = {}) =>
    worker.run(
      {
        cellId: '1',
        text,
        inputs: {},
        defines: ['made'],
        private: [],
        unbound: {},
        stars: false,
        hidden: false,
        ...more,
      },
      () => undefined,
    );

  test('takes back what it gave to a cell, which keeps what it has made of it', async () => {
    const {
      made: [first],
    } = await run('made = x["a"]', { inputs: { x: { carried: { kind: 'plain', value: { a: [1, 2] } } } } });
    expect(await run('1 / 0', { cellId: '2', defines: [] })).toMatchObject({ failure: { kind: 'python' } });
    expect(await worker.take('made', first!.version)).toEqual({ kind: 'plain', value: [1, 2] });
    await worker.forget(['made'], '1');
    expect(given.length).toBeGreaterThan(2);
    for (const proxy of given) expect(() => proxy.type).toThrow('destroyed');
  });

  test('moves the bytes of a table instead of copying them', async () => {
    const {
      made: [made],
    } = await run('from astropy.table import Table\nmade = Table({"a": [1, 2]})');
    expect(moved).toEqual([]);
    const carried = await worker.take('made', made!.version);
    if (carried.kind !== 'table') throw new Error(carried.kind);
    expect(moved).toEqual([carried.table.ipc.buffer]);
  });
});
