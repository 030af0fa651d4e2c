import type { SqlBoot } from '../../../../workers/sql/contract.ts';
import { isNotebookError } from '../../../../workers/wire/notebookError.ts';
import { Newest } from '../../../known/newest.ts';
import { Member } from './member.ts';
import { OWN_MACROS, PART_MACROS } from '../program/ownMacros.ts';
import type { KeptQueries } from '../statement/kept.ts';
import type { StartWorker } from './startSqlWorker.ts';

// One that does not answer a Stop is replaced; the coordinator holds the notebook's tables, and is waited for longer.
const STUCK_MS = { coordinator: 1500, other: 300 };
/** How often in a row a database is started that does not come to run. */
const MOST_STARTS = 3;
/** Files of which it is known who has read them. */
const MOST_HOMES = 50_000;

/** A place in the pool, and how often in a row what was started for it never ran. */
type Place = { member: Member; failedStarts: number };

/**
 * The running databases. The first one, the coordinator, holds the tables that cells make and merges; all read
 * partitions.
 */
export class Pool {
  readonly #places: Place[] = [];
  readonly #start: StartWorker;
  readonly #boot: SqlBoot;
  readonly #onLost: () => void;
  /** Which place has read a file before. */
  readonly #homes = new Newest<string, number>(MOST_HOMES);
  /** The zone that queries read times in, as the reader set it. */
  timeZone = 'UTC';
  /** What macros and prepared statements of the cells read of catalogues. */
  readonly kept: KeptQueries = new Map();
  /** Statements, the newest last. */
  readonly #settings = new Set<string>();
  #closed = false;

  private constructor(start: StartWorker, boot: SqlBoot, onLost: () => void) {
    this.#start = start;
    this.#boot = boot;
    this.#onLost = onLost;
  }

  /**
   * Starts `size` databases; `onLost` is told when the coordinator breaks, after which the pool must be closed. Others
   * are replaced, but for those that do not come to run. Fails where the coordinator does not.
   */
  static async open(start: StartWorker, boot: SqlBoot, size: number, onLost: () => void): Promise<Pool> {
    const pool = new Pool(start, boot, onLost);
    for (let i = 0; i < size; i++) pool.#places.push({ member: pool.#begin(i), failedStarts: 0 });
    try {
      await pool.coordinator.ready();
      return pool;
    } catch (error) {
      pool.close();
      throw error;
    }
  }

  get size(): number {
    return this.#places.length;
  }

  get coordinator(): Member {
    return this.member(0);
  }

  member(i: number): Member {
    const place = this.#places[i];
    if (!place) throw new RangeError(`the pool has no member ${i}`);
    return place.member;
  }

  /** Whether a database has been started for a place a few times in vain. */
  isBroken(i: number): boolean {
    return (this.#places[i]?.failedStarts ?? 0) >= MOST_STARTS;
  }

  /** How many places are without a database. */
  get broken(): number {
    return this.#places.filter((_, i) => this.isBroken(i)).length;
  }

  /** Starts databases anew where they could not be started before: what was in the way may be gone. */
  mend(): void {
    for (const [i, place] of this.#places.entries()) {
      if (!this.isBroken(i) || this.#closed) continue;
      place.failedStarts = 0;
      place.member = this.#begin(i);
    }
  }

  /**
   * Ends a database other than the coordinator and starts another in its place; nothing where that has been done
   * already, or has been in vain a few times.
   */
  replace(i: number, member: Member): void {
    const place = this.#places[i];
    if (this.#closed || i === 0 || place?.member !== member || this.isBroken(i)) return;
    member.end();
    // The next one has none of the bytes.
    for (const [key, home] of this.#homes) if (home === i) this.#homes.delete(key);
    place.failedStarts = member.hasRun ? 0 : place.failedStarts + 1;
    if (!this.isBroken(i)) place.member = this.#begin(i);
  }

  /**
   * Shares work out: what a member has read before goes to it again, since it keeps the bytes; the rest goes where
   * there is least.
   */
  share<T>(items: readonly T[], keyOf: (item: T) => string, weightOf: (item: T) => number): readonly (readonly T[])[] {
    const shares = this.#places.map((_, i): { readonly items: T[]; weight: number } => ({
      items: [],
      weight: this.isBroken(i) ? Infinity : 0,
    }));
    for (const item of items) {
      const least = shares.reduce((best, share, i) => (share.weight < (shares[best]?.weight ?? 0) ? i : best), 0);
      const home = this.#homes.get(keyOf(item)) ?? least;
      this.#homes.set(keyOf(item), home);
      const share = shares[home];
      share?.items.push(item);
      if (share) share.weight += 1 + weightOf(item);
    }
    return shares.map((share) => share.items);
  }

  /**
   * Has all databases, also those to come, answer queries by a setting (SET, RESET). Fails in DuckDB's words where one
   * of them cannot.
   */
  async set(sql: string, signal?: AbortSignal): Promise<void> {
    await this.coordinator.query(sql, signal);
    // Files may be read otherwise from now on.
    for (const { member } of this.#places) member.rowTables.clear();
    this.#settings.delete(sql);
    this.#settings.add(sql);
    for (const { member } of this.#places.slice(1))
      await member.query(sql, signal).catch((error: unknown) => {
        // What takes its place begins with it.
        if (!isNotebookError(error) || error.failure.kind !== 'engine-lost') throw error;
      });
  }

  close(): void {
    this.#closed = true;
    for (const { member } of this.#places) member.end();
  }

  #begin(i: number): Member {
    const macros = i === 0 ? OWN_MACROS : PART_MACROS;
    const stuckMs = i === 0 ? STUCK_MS.coordinator : STUCK_MS.other;
    const member: Member = new Member(this.#start, { boot: this.#boot, macros, stuckMs }, () => {
      if (this.#places[i]?.member !== member || this.#closed) return;
      if (i === 0) this.#onLost();
      else this.replace(i, member);
    });
    // They run before whatever is asked of it.
    if (i > 0) for (const sql of this.#settings) member.query(sql).catch(() => undefined);
    return member;
  }
}
