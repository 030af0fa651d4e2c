import type { SqlBoot } from '../../../../workers/sql/contract.ts';
import { MERGE_MACROS, PARTIAL_MACROS } from '../../../catalogue/split/aggregates/mergeMacros.ts';
import { GEOMETRY_MACROS } from '../../../catalogue/adql/geometryMacros.ts';
import type { Functions } from '../../../catalogue/split/query.ts';
import { loadFunctions } from './loadFunctions.ts';
import { Member } from './member.ts';
import type { StartWorker } from './startSqlWorker.ts';

// One that does not answer a Stop is replaced; the coordinator holds the notebook's tables, and is waited for longer.
const STUCK_MS = { coordinator: 1500, other: 300 };

/** The running databases. The first one, the coordinator, holds the tables that cells make and merges; all read partitions. */
export class Pool {
  readonly #members: Member[] = [];
  readonly #start: StartWorker;
  readonly #boot: SqlBoot;
  readonly #onLost: () => void;
  readonly #homes = new Map<string, number>();
  #functions: Functions | undefined;
  #closed = false;

  private constructor(start: StartWorker, boot: SqlBoot, onLost: () => void) {
    this.#start = start;
    this.#boot = boot;
    this.#onLost = onLost;
  }

  /** Starts `size` databases; `onLost` is told when the coordinator breaks, after which the pool must be closed. Others are replaced. */
  static async open(start: StartWorker, boot: SqlBoot, size: number, onLost: () => void): Promise<Pool> {
    const pool = new Pool(start, boot, onLost);
    for (let i = 0; i < size; i++) pool.#members.push(pool.#begin(i));
    try {
      await Promise.all(pool.#members.map((member) => member.ready()));
      pool.#functions = await loadFunctions((sql) => pool.coordinator.query(sql));
      return pool;
    } catch (error) {
      pool.close();
      throw error;
    }
  }

  get size(): number {
    return this.#members.length;
  }

  get coordinator(): Member {
    return this.#members[0]!;
  }

  get functions(): Functions {
    return this.#functions!;
  }

  member(i: number): Member {
    return this.#members[i]!;
  }

  /** Ends a database other than the coordinator and starts another in its place; nothing where that has been done already. */
  replace(i: number, member: Member): void {
    if (this.#closed || i === 0 || this.#members[i] !== member) return;
    member.end();
    this.#members[i] = this.#begin(i);
  }

  /** Shares work out: what a member has read before goes to it again, since it keeps the bytes; the rest goes where there is least. */
  share<T>(items: readonly T[], keyOf: (item: T) => string, weightOf: (item: T) => number): readonly (readonly T[])[] {
    const shares = this.#members.map(() => ({ items: [] as T[], weight: 0 }));
    for (const item of items) {
      const least = shares.reduce((best, share, i) => (share.weight < shares[best]!.weight ? i : best), 0);
      const home = this.#homes.get(keyOf(item)) ?? least;
      this.#homes.set(keyOf(item), home);
      shares[home]!.items.push(item);
      shares[home]!.weight += 1 + weightOf(item);
    }
    return shares.map((share) => share.items);
  }

  close(): void {
    this.#closed = true;
    for (const member of this.#members) member.end();
  }

  #begin(i: number): Member {
    const macros = [...GEOMETRY_MACROS, ...PARTIAL_MACROS, ...(i === 0 ? MERGE_MACROS : [])];
    const member: Member = new Member(this.#start, this.#boot, macros, i === 0 ? STUCK_MS.coordinator : STUCK_MS.other, () => {
      if (this.#members[i] !== member || this.#closed) return;
      if (i === 0) this.#onLost();
      else this.replace(i, member);
    });
    return member;
  }
}
