import type { SqlBoot } from '../../../workers/sql/contract.ts';
import { MERGE_MACROS, PARTIAL_MACROS } from '../../catalogue/split/aggregates/mergeMacros.ts';
import { GEOMETRY_MACROS } from '../../catalogue/adql/geometryMacros.ts';
import type { Functions } from '../../catalogue/split/query.ts';
import { loadFunctions } from './loadFunctions.ts';
import { Member } from './member.ts';
import type { StartWorker } from './workerLease.ts';

/** The running databases. The first one holds the tables that cells make, merges, and reads partitions like the others. */
export class Pool {
  readonly members: readonly Member[];
  readonly functions: Functions;
  readonly #homes = new Map<string, number>();

  private constructor(members: readonly Member[], functions: Functions) {
    this.members = members;
    this.functions = functions;
  }

  /** Starts `size` databases; `onLost` is told when any of them breaks, after which the pool must be closed. */
  static async open(start: StartWorker, boot: SqlBoot, size: number, onLost: () => void): Promise<Pool> {
    const members = Array.from({ length: size }, () => new Member(start, boot, onLost));
    try {
      await Promise.all(members.map(async (member) => {
        await member.ready();
        for (const macro of [...GEOMETRY_MACROS, ...PARTIAL_MACROS, ...(member === members[0] ? MERGE_MACROS : [])]) await member.query(macro);
      }));
      return new Pool(members, await loadFunctions((sql) => members[0]!.query(sql)));
    } catch (error) {
      for (const member of members) member.end();
      throw error;
    }
  }

  get coordinator(): Member {
    return this.members[0]!;
  }

  /** Shares work out: what a member has read before goes to it again, since it keeps the bytes; the rest goes where there is least. */
  share<T>(items: readonly T[], keyOf: (item: T) => string, weightOf: (item: T) => number): readonly (readonly T[])[] {
    const shares = this.members.map(() => ({ items: [] as T[], weight: 0 }));
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
    for (const member of this.members) member.end();
  }
}
