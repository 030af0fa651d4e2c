import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PythonBoot, PythonWorker } from '../../../workers/python/contract.ts';
import type { RunEvent } from '../../../workers/wire/runEvent.ts';
import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { analyse } from '../../parse/analyse.ts';
import type { Connection } from '../connect.ts';
import type { Job } from '../engine.ts';
import { PythonEngine } from './pythonEngine.ts';

type Made = {
  readonly boots: PythonBoot[];
  ended: boolean;
  /** Whether the browser has ended it, which nobody has noticed yet. */
  isGone: boolean;
  readonly ran: string[];
  lose(): void;
  tell?: (event: RunEvent) => void;
};

/** Workers that answer at once, but for cells that say `loop`. */
let made: Made[];

beforeEach(() => {
  made = [];
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

function start(onLost: () => void): Connection<PythonWorker> {
  const own: Made = { boots: [], ended: false, isGone: false, ran: [], lose: onLost };
  made.push(own);
  const worker: Pick<PythonWorker, 'boot' | 'run' | 'forget'> = {
    boot: async (options, onEvent) => {
      own.boots.push(options);
      own.tell = onEvent;
    },
    run: async ({ text }) => {
      own.ran.push(text);
      return text === 'loop' ? new Promise(() => undefined) : { made: [] };
    },
    forget: async () => {
      if (own.isGone) throw new NotebookError({ kind: 'engine-lost', message: 'Python is gone' });
    },
  };
  return { worker: worker as PythonWorker, end: () => void (own.ended = true) };
}

const engine = (hasRoom: boolean, imports: readonly string[] = [], begin = start) =>
  new PythonEngine({
    siteUrl: '',
    carry: () => Promise.reject(new Error('nothing held')),
    onLost: () => undefined,
    ask: () => Promise.reject(new Error('no catalogues')),
    start: begin,
    imports: () => imports,
    hasRoom: () => hasRoom,
  });

function job(text: string, told: RunEvent[] = []): Job & { readonly stop: () => void } {
  const stop = new AbortController();
  const cell = { id: 'c-1', language: 'python', text, pinned: true, hidden: false } as const;
  const emit = (event: RunEvent) => void told.push(event);
  return { cell, analysis: analyse(cell), inputs: new Map(), signal: stop.signal, emit, stop: () => stop.abort() };
}

test('Python starts so that it has what any of the notebook’s cells imports', async () => {
  await engine(true, ['astropy', 'numpy']).run(job('1 + 1'));
  expect(made.map(({ boots }) => boots.map(({ modules }) => modules))).toEqual([[['astropy', 'numpy']]]);
});

test('a Python that is asked for ahead is the one that then runs', async () => {
  const python = engine(false);
  python.prepare();
  await python.run(job('1 + 1'));
  expect(made.map(({ ran }) => ran)).toEqual([['1 + 1']]);
});

test('a second Python waits for the first to be stopped, and answers in its place', async () => {
  const python = engine(true);
  await python.run(job('1 + 1'));
  await vi.runAllTimersAsync();
  expect(made.length).toBe(2);
  const looping = job('loop');
  const ran = python.run(looping);
  await vi.waitFor(() => expect(made[0]!.ran).toContain('loop'));
  looping.stop();
  await expect(ran).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
  await python.run(job('2 + 2'));
  expect(made.map(({ ended, ran: texts }) => [ended, texts])).toEqual([
    [true, ['1 + 1', 'loop']],
    [false, ['2 + 2']],
  ]);
});

test('a second Python tells no cell that it starts', async () => {
  const python = engine(true);
  const told: RunEvent[] = [];
  await python.run(job('1 + 1'));
  const looping = python.run(job('loop', told));
  await vi.runAllTimersAsync();
  const progress: RunEvent = { kind: 'progress', progress: { label: 'Starting Python' } };
  made[1]!.tell!(progress);
  expect(told).toEqual([]);
  made[0]!.tell!(progress);
  expect(told).toEqual([progress]);
  looping.catch(() => undefined);
});

test('where memory is short there is one Python, and one that is gone while it waits is not waited for', async () => {
  await engine(false).run(job('1 + 1'));
  await vi.runAllTimersAsync();
  expect(made.length).toBe(1);
  const python = engine(true);
  await python.run(job('1 + 1'));
  await vi.runAllTimersAsync();
  made[2]!.lose();
  made[1]!.lose();
  await python.run(job('2 + 2'));
  expect(made[3]!.ran).toEqual(['2 + 2']);
});

test('where both are ended at once, the next run does not meet the one that waited and is gone too', async () => {
  const python = engine(true);
  await python.run(job('1 + 1'));
  await vi.runAllTimersAsync();
  made[1]!.isGone = true;
  made[0]!.lose();
  await python.run(job('2 + 2'));
  expect(made.map(({ ran }) => ran)).toEqual([['1 + 1'], [], ['2 + 2']]);
});

test('a second Python that does not come to run is ended', async () => {
  let starts = 0;
  const python = engine(true, [], (onLost) => {
    const connection = start(onLost);
    const boot = () => Promise.reject(new Error('no memory for another'));
    return starts++ === 0 ? connection : { ...connection, worker: { ...connection.worker, boot } };
  });
  await python.run(job('1 + 1'));
  await vi.runAllTimersAsync();
  expect(made.map(({ ended }) => ended)).toEqual([false, true]);
});
