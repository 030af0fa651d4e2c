import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { piecesOf } from '../../workers/wire/piecesOf.ts';
import { PART } from '../../workers/wire/partPath.ts';
import { serveParts } from '../../workers/wire/serveParts.ts';
import { BegunWorkers } from './begunWorkers.ts';
import { SiteParts } from './siteParts.ts';

const CORE = { image: 'core', modules: [] } as const;
const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
const FILES: Readonly<Record<string, BlobPart>> = {
  [PART.python]: 'python',
  [PART.sql]: 'sql',
  [PART.pythonEngine]: EMPTY_MODULE,
  [PART.sqlEngine]: EMPTY_MODULE,
};
const open: MessagePort[] = [];
let made: FakeWorker[];

class FakeWorker extends EventTarget {
  readonly told: Readonly<Record<string, unknown>>[] = [];
  readonly terminate = vi.fn();

  constructor() {
    super();
    made.push(this);
  }

  postMessage(message: Readonly<Record<string, unknown>>): void {
    this.told.push(message);
  }
}

beforeEach(() => {
  made = [];
  vi.stubGlobal('Worker', FakeWorker);
});
afterEach(() => {
  vi.unstubAllGlobals();
  for (const port of open.splice(0)) port.close();
});

/** Parts of the site but for some; `asked` tells which were asked for. */
function partsWithout(...lacking: readonly string[]) {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  const asked: string[] = [];
  serveParts(port2, async (path) => {
    asked.push(path);
    const file = FILES[path];
    if (file === undefined || lacking.includes(path)) throw new Error(`there is no ${path}`);
    return piecesOf(await new Blob([file]).arrayBuffer());
  });
  return { parts: new SiteParts(port1), asked };
}

test.each([
  [{ python: { image: 'science', modules: ['pandas'] }, sql: true }, [PART.python, PART.sql], [['pandas'], true]],
  [{ python: CORE, sql: false }, [PART.python], [[]]],
  [{ sql: true }, [PART.sql], [true]],
  [{ sql: false }, [], []],
] as const)(
  'of %o each engine is fetched and compiled once, and its worker told to start',
  async (wanted, codes, ahead) => {
    const { parts, asked } = partsWithout();
    const begun = new BegunWorkers(parts, wanted);
    const engines = codes.map((code) => (code === PART.sql ? PART.sqlEngine : PART.pythonEngine));
    await vi.waitFor(() => expect(made.map(({ told }) => told.length)).toEqual(codes.map(() => 2)));
    expect(asked.toSorted()).toEqual([...codes, ...engines].sort());
    const told = (key: string) => made.map((worker) => worker.told.find((message) => key in message)?.[key]);
    expect(told('ahead')).toEqual(ahead);
    for (const module of told('engine')) expect(module).toBeInstanceOf(WebAssembly.Module);
    expect([begun.take('python')?.worker, begun.take('sql')?.worker].filter(Boolean)).toEqual(made);
  },
);

test('a worker is given once', () => {
  const begun = new BegunWorkers(partsWithout().parts, { python: CORE, sql: false });
  expect([begun.take('python')?.worker, begun.take('python')]).toEqual([made[0], undefined]);
  made[0]!.dispatchEvent(new Event('error'));
  expect(made[0]!.terminate).not.toHaveBeenCalled();
});

test.each(['breaks', 'lacks its engine'])('one that %s before it is taken is ended, and not given', async (what) => {
  const { parts } = what === 'breaks' ? partsWithout() : partsWithout(PART.pythonEngine);
  const begun = new BegunWorkers(parts, { python: CORE, sql: false });
  if (what === 'breaks') made[0]!.dispatchEvent(new Event('error'));
  await vi.waitFor(() => expect(made[0]!.terminate).toHaveBeenCalledOnce());
  expect(begun.take('python')).toBeUndefined();
});
