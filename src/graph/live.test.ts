import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Engine, Exports, Job } from '../engines/engine.ts';
import { LiveValues } from '../engines/liveValues.ts';
import { Outdated } from '../engines/outdated.ts';
import type { Cell, Language } from '../notebook/cell.ts';
import { analyse } from '../parse/analyse.ts';
import { Graph } from './graph.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

type Run = { readonly id: string; readonly job: Job; end(exports?: Exports): void };

/** Cells that say `slow` run until the test ends them; the others at once. */
class Slowly implements Engine {
  readonly runs: Run[] = [];
  readonly whenOutdated: Engine['whenOutdated'];

  constructor(whenOutdated?: Engine['whenOutdated']) {
    this.whenOutdated = whenOutdated;
  }

  run(job: Job): Promise<Exports> {
    return new Promise((resolve, reject) => {
      this.runs.push({ id: job.cell.id, job, end: (exports = {}) => resolve(exports) });
      job.signal.addEventListener('abort', () => reject(job.signal.reason as Error));
      if (!job.cell.text.includes('slow')) resolve(made(job));
    });
  }

  forget(): void {}
}

/** A cell that defines `s` shows a thing that owns its value. */
function made({ cell, analysis }: Job): Exports {
  const live = { ids: [`${cell.id}/1/0`], isItself: true, change: 0 };
  return Object.fromEntries(
    analysis.defines.map((name) => [name, { held: true, engine: 'python', name, version: 1, type: 'Slider', live }]),
  );
}

function open(...cells: readonly (readonly [Language, string])[]) {
  const live = new LiveValues();
  const python = new Slowly('ends');
  const sql = new Slowly();
  const javascript = new Slowly('ends unless unwanted');
  const graph = new Graph({
    engines: { python, sql, javascript, markdown: javascript },
    analyse,
    onState: () => {},
    live,
  });
  const notebook = cells.map(([language, text], at): Cell => ({
    id: String(at + 1),
    language,
    text,
    pinned: true,
    hidden: false,
  }));
  graph.setNotebook({ title: '', cells: notebook });
  graph.runAll();
  return { live, python, sql, javascript, graph, drag: () => live.set('1/1/0', { state: '1' }) };
}

/** Some turns, and more than a value is held back for. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 60; turn++) await vi.advanceTimersByTimeAsync(4);
}

test('a change runs the cells that read the value again, and no others', async () => {
  const { python, sql, javascript, drag } = open(
    ['python', 's = 1'],
    ['sql', 'SELECT $s'],
    ['python', 'print(s)'],
    ['javascript', 'display(s)'],
    ['python', 'print(1)'],
  );
  await settle();
  for (const { runs } of [python, sql, javascript]) runs.length = 0;
  drag();
  await settle();
  expect([python, sql, javascript].map(({ runs }) => runs.map(({ id }) => id))).toEqual([['3'], ['2'], ['4']]);
});

test.each(['python', 'javascript'] as const)(
  'a running cell of %s is let end under 200 changes, its outputs are shown, and it runs once with the newest value',
  async (language) => {
    const book = open(
      ['python', 's = 1'],
      [language, language === 'python' ? 'print(s, "slow")' : 'display(s, "slow")'],
    );
    await settle();
    const runs = () => book[language].runs.filter(({ id }) => id === '2');
    for (let step = 0; step < 200; step++) {
      book.drag();
      if (step % 20 === 0) await settle();
    }
    await settle();
    expect(runs()).toHaveLength(1);
    const [first] = runs();
    expect([first!.job.signal.aborted, first!.job.outdated?.aborted]).toEqual([false, true]);
    first!.job.emit({ kind: 'stream', stream: 'stdout', text: 'the value before' });
    expect(book.graph.state('2').outputs).toMatchObject([{ text: 'the value before' }]);
    first!.end();
    await settle();
    expect(runs()).toHaveLength(2);
    expect(runs()[1]!.job.inputs.get('s')).toMatchObject({ live: { change: 200 } });
    runs()[1]!.end();
    await settle();
    expect([runs().length, book.graph.state('2').status]).toEqual([2, 'shown']);
  },
);

test.each([
  ['while the cell that makes the value runs', 's = 1 # slow', 'print(s)', '1'],
  ['while the cell that reads it waits for its turn', 's = 1', 'print(s)', 'other'],
  ['while the cell that reads it runs', 's = 1', 'print(s) # slow', '3'],
])('a change that comes %s is not lost', async (_, maker, reader, busy) => {
  const { python, drag } = open(['python', maker], ['python', busy === 'other' ? '2 # slow' : '2'], ['python', reader]);
  await settle();
  const slow = python.runs.at(-1)!;
  drag();
  await settle();
  slow.end(slow.id === '1' ? made(slow.job) : {});
  await settle();
  const last = python.runs.at(-1)!;
  expect([last.id, last.job.inputs.get('s')]).toMatchObject(['3', { live: { change: 1 } }]);
});

test('a running query is cancelled for a newer value, and no engine is ended for it', async () => {
  const { sql, drag } = open(['python', 's = 1'], ['sql', "SELECT $s, 'slow'"]);
  await settle();
  drag();
  await settle();
  expect(sql.runs).toHaveLength(2);
  expect(sql.runs[0]!.job.signal.reason).toBeInstanceOf(Outdated);
  expect(sql.runs[1]!.job.inputs.get('s')).toMatchObject({ live: { change: 1 } });
});

test('a cell of JavaScript that never ends gives way to the reader who runs it, or one above it, again', async () => {
  const { javascript, graph } = open(['python', 's = 1'], ['javascript', 'display(s, "slow")']);
  await settle();
  for (const id of ['2', '1']) {
    const before = javascript.runs.length;
    graph.run(id);
    await settle();
    expect(javascript.runs).toHaveLength(before + 1);
    expect(javascript.runs[before - 1]!.job.signal.aborted).toBe(true);
  }
});

test('values come no faster than a quick reader shows what it makes of them', async () => {
  const { sql, drag } = open(['python', 's = 1'], ['sql', "SELECT $s, 'slow'"]);
  await settle();
  sql.runs[0]!.end();
  await settle();
  for (let value = 0; value < 3; value++) {
    drag();
    await vi.waitFor(() => expect(sql.runs.length).toBeGreaterThan(value + 1), { timeout: 60_000, interval: 1 });
    drag();
    // Less than the time for which a newer value is held.
    for (let turn = 0; turn < 5; turn++) await vi.advanceTimersByTimeAsync(1);
    expect(sql.runs[value + 1]!.job.signal.aborted).toBe(false);
    sql.runs[value + 1]!.end();
  }
});

test.each([
  ['150 ms is let end, and shows most of what it makes', 150, 8, 4],
  ['600 ms is let end, too', 600, 2, 4],
  ['2 s is cancelled for newer values as soon as ever', 2000, 0, 100],
])('under a hand that drags for three seconds a query of %s', async (_, takesMs, shown, cancelled) => {
  const { sql, drag } = open(['python', 's = 1'], ['sql', "SELECT $s, 'slow'"]);
  await settle();
  sql.runs[0]!.end();
  await settle();
  const begun = new Map<Run, number>();
  const ended = new Set<Run>();
  for (let nowMs = 0; nowMs < 3000; nowMs += 5) {
    if (nowMs % 35 === 0) drag();
    await vi.advanceTimersByTimeAsync(5);
    for (const run of sql.runs.slice(1)) {
      const fromMs = begun.get(run) ?? nowMs;
      begun.set(run, fromMs);
      if (nowMs - fromMs !== takesMs || run.job.signal.aborted) continue;
      run.end();
      ended.add(run);
    }
  }
  // One that has ended is told, too, that its values are outdated.
  const ends = [...begun.keys()].filter((run) => run.job.signal.aborted && !ended.has(run)).length;
  expect(ended.size).toBeGreaterThanOrEqual(shown);
  expect(ends).toBeLessThanOrEqual(cancelled);
  // None goes on for long with a value of before.
  if (shown === 0) expect(ends).toBeGreaterThan(12);
});
