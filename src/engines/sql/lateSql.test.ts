import { expect, test, vi } from 'vitest';
import { analyseSql } from '../../parse/sql/analyseSql.ts';
import type { Job } from '../engine.ts';
import { LateSql } from './lateSql.ts';
import type { OpenSql } from './openSql.ts';

/** An engine that notes what it is asked, and the code of it, which comes when it is let. */
function lateEngine() {
  const asked: string[] = [];
  const note = (what: string) => asked.push(what);
  const unused = (): never => {
    throw new Error('Nobody asks for that here');
  };
  const open: OpenSql = {
    engine: {
      prepare: () => void note('prepare'),
      run: async ({ cell }) => (note(`run ${cell.id}`), {}),
      forget: (names) => void note(`forget ${names.join()}`),
      forgetServer: () => void note('forget the server'),
      knownColumns: () => [],
      holdings: async () => undefined,
      ...{ take: unused, card: unused, query: unused, write: unused, rowsToSave: unused, parquetOf: unused },
    },
    tap: { complete: async () => undefined },
  };
  let come: () => void = unused;
  let fail: (why: Error) => void = unused;
  const load = vi.fn(
    () =>
      new Promise<OpenSql>((resolve, reject) => {
        come = () => resolve(open);
        fail = reject;
      }),
  );
  return { asked, load, sql: new LateSql(load), come: () => come(), fail: (why: Error) => fail(why) };
}

function jobOf(id: string, signal = new AbortController().signal) {
  const cell = { id, language: 'sql', text: 'SELECT 1', pinned: true, hidden: false } as const;
  return { cell, analysis: analyseSql(cell.text, undefined), inputs: new Map(), signal, emit: vi.fn<Job['emit']>() };
}

test('the code comes once, when the engine is first wanted, and does what was asked meanwhile in that order', async () => {
  const { asked, load, sql, come } = lateEngine();
  sql.forget(['a']);
  sql.forgetServer();
  expect(sql.knownColumns('a')).toBeUndefined();
  expect(await sql.holdings()).toBeUndefined();
  expect(load).not.toHaveBeenCalled();
  sql.prepare();
  const job = jobOf('1');
  const runs = [sql.run(job), sql.run(jobOf('2'))];
  expect(job.emit).toHaveBeenCalledWith({ kind: 'progress', progress: { label: 'Starting the SQL engine' } });
  expect(asked).toEqual([]);
  come();
  await Promise.all(runs);
  expect(asked).toEqual(['prepare', 'run 1', 'run 2']);
  sql.forget(['b']);
  await vi.waitFor(() => expect(asked).toContain('forget b'));
  expect(load).toHaveBeenCalledOnce();
  expect(sql.knownColumns('a')).toEqual([]);
});

test('a cell that is stopped does not wait for the code, and is not run when that has come', async () => {
  const { asked, sql, come } = lateEngine();
  const stopping = new AbortController();
  const stopped = sql.run(jobOf('1', stopping.signal));
  const runs = sql.run(jobOf('2'));
  stopping.abort();
  await expect(stopped).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
  come();
  await runs;
  expect(asked).toEqual(['run 2']);
});

test('where the code cannot be had, the cell says so, and the next one asks anew', async () => {
  const { asked, load, sql, come, fail } = lateEngine();
  const first = sql.run(jobOf('1'));
  sql.forget(['a']);
  fail(new Error('no way to the site'));
  await expect(first).rejects.toMatchObject({
    failure: { kind: 'engine-lost', detail: 'no way to the site', advice: expect.stringContaining('online') },
  });
  const second = sql.run(jobOf('2'));
  come();
  await second;
  expect(load).toHaveBeenCalledTimes(2);
  expect(asked).toEqual(['run 2']);
});
