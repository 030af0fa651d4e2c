import { describe, expect, it, vi } from 'vitest';
import type { SqlWorker } from '../../../../workers/sql/contract.ts';
import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { GEOMETRY_MACROS } from '../../../catalogue/adql/geometryMacros.ts';
import { macroNames } from './macros.ts';
import { Pool } from './pool.ts';
import type { StartWorker } from './startSqlWorker.ts';

const BOOT = { memoryBytes: 1, cacheBytes: 1 };
const LOST = new NotebookError({ kind: 'engine-lost', message: 'The SQL engine broke down' });

/** Workers that answer nothing but what a pool asks of them; those for which `breaks` holds break while they start. */
function workers(breaks: (start: number) => boolean) {
  const lost: (() => void)[] = [];
  const start: StartWorker = (onLost) => {
    const own = lost.push(onLost) - 1;
    const isBroken = breaks(own);
    if (isBroken) queueMicrotask(onLost);
    const worker = {
      boot: () => (isBroken ? Promise.reject(LOST) : Promise.resolve()),
    } as Partial<SqlWorker> as SqlWorker;
    return { worker, end: () => undefined };
  };
  return { start, lost };
}

describe('a pool', () => {
  it('starts a worker that cannot load three times, not without end, and gives its share to the others', async () => {
    const { start, lost } = workers((i) => i > 0);
    const pool = await Pool.open(start, BOOT, 2, () => undefined);
    await vi.waitUntil(() => pool.broken > 0);
    expect(lost).toHaveLength(1 + 3);
    expect([pool.isBroken(0), pool.isBroken(1), pool.broken]).toEqual([false, true, 1]);
    expect(
      pool.share(
        ['a', 'b', 'c'],
        (key) => key,
        () => 1,
      ),
    ).toEqual([['a', 'b', 'c'], []]);
    pool.close();
  });

  it('tries again at the next scan, when what was in the way may be gone', async () => {
    const { start, lost } = workers((i) => i > 0 && i < 4);
    const pool = await Pool.open(start, BOOT, 2, () => undefined);
    await vi.waitUntil(() => pool.broken > 0);
    pool.mend();
    await pool.member(1).ready();
    expect(lost).toHaveLength(5);
    expect(pool.broken).toBe(0);
    pool.close();
  });

  it('replaces a lost worker once, whoever hears of the loss', async () => {
    const { start, lost } = workers(() => false);
    const pool = await Pool.open(start, BOOT, 2, () => undefined);
    const member = pool.member(1);
    await member.ready();
    lost[1]?.();
    pool.replace(1, member);
    expect(lost).toHaveLength(3);
    expect(pool.member(1)).not.toBe(member);
    pool.close();
  });

  it('has a database asked in the order of its callers, also where one statement needs a function made first', async () => {
    const asked: string[] = [];
    const start: StartWorker = (onLost) => {
      const lease = workers(() => false).start(onLost);
      const note = async (sql: string): Promise<Uint8Array> => {
        await new Promise((resolve) => setTimeout(resolve));
        asked.push(/^CREATE OR REPLACE MACRO/.test(sql) ? 'macro' : sql);
        return new Uint8Array();
      };
      const worker: SqlWorker = {
        ...lease.worker,
        query: (_, sql) => note(sql),
        putTable: async (name) => void (await note(name)),
        describe: async (sql) => (await note(sql), []),
      };
      return { ...lease, worker };
    };
    const pool = await Pool.open(start, BOOT, 1, () => undefined);
    const { coordinator } = pool;
    const [needing] = macroNames(GEOMETRY_MACROS);
    await Promise.all([
      coordinator.query('DROP TABLE a'),
      coordinator.putTable('a', new Uint8Array()),
      coordinator.query(`SELECT ${needing}(1)`),
      coordinator.describe('FROM a'),
      coordinator.query('SELECT 2'),
    ]);
    expect(asked.filter((one) => one !== 'macro')).toEqual([
      ...['DROP TABLE a', 'a', `SELECT ${needing}(1)`, 'FROM a', 'SELECT 2'],
    ]);
    expect(asked.indexOf('macro')).toBeLessThan(2 + 1);
    pool.close();
  });

  it('counts failures in a row alone: one that has run is replaced however often it is lost', async () => {
    const { start, lost } = workers(() => false);
    const pool = await Pool.open(start, BOOT, 2, () => undefined);
    for (let i = 0; i < 6; i++) {
      await pool.member(1).ready();
      pool.replace(1, pool.member(1));
    }
    expect(lost).toHaveLength(8);
    expect(pool.broken).toBe(0);
    pool.close();
  });

  it('that has lost its coordinator tells so, and starts nothing in its place', async () => {
    const { start, lost } = workers(() => false);
    let told = 0;
    const pool = await Pool.open(start, BOOT, 2, () => told++);
    lost[0]?.();
    expect([told, lost.length]).toEqual([1, 2]);
    pool.close();
  });

  it('fails to open where the coordinator cannot be started', async () => {
    const { start } = workers((i) => i === 0);
    await expect(Pool.open(start, BOOT, 2, () => undefined)).rejects.toThrow('broke down');
  });

  it('forgets what a replaced worker had read', async () => {
    const { start } = workers(() => false);
    const pool = await Pool.open(start, BOOT, 2, () => undefined);
    const share = (items: readonly string[]) =>
      pool.share(
        items,
        (key) => key,
        () => 1,
      );
    expect(share(['a', 'b'])).toEqual([['a'], ['b']]);
    expect(share(['b'])).toEqual([[], ['b']]);
    await pool.member(1).ready();
    pool.replace(1, pool.member(1));
    expect(share(['b'])).toEqual([['b'], []]);
    pool.close();
  });
});
