import { lengthOf, mergeRanges, type Bytes } from '../../../catalogue/parquet/mergeRanges.ts';
import type { ReadFooters } from '../program/reads.ts';
import type { Part } from './part.ts';

/** What a cell may fetch unasked, by all of its statements together, in bytes. */
export class Allowance {
  readonly allowedBytes: number;
  readonly #fetchedBytes: () => number;
  /** What plans of the cell have asked for, by address: what came by one is there for the next. */
  readonly #planned = new Map<string, readonly Bytes[]>();

  /** `fetchedBytes` tells what has come since the cell began. */
  constructor(allowedBytes: number, fetchedBytes: () => number) {
    this.allowedBytes = allowedBytes;
    this.#fetchedBytes = fetchedBytes;
  }

  /** What has come since the cell began. */
  get fetchedBytes(): number {
    return this.#fetchedBytes();
  }

  /** What a plan's parts add to what plans before it have asked for. */
  add(parts: readonly Part[], footers: Pick<ReadFooters, 'toFetch'>): number {
    return parts.reduce((sum, part) => sum + this.#addPart(part, footers), 0);
  }

  #addPart({ files, bytes }: Part, footers: Pick<ReadFooters, 'toFetch'>): number {
    const asked = files.filter(({ isAsked }) => isAsked);
    const missing = footers.toFetch(asked.map(({ url }) => url));
    const guessed = asked.length === 0 ? 0 : (bytes * missing) / asked.length;
    return files.reduce((sum, { url, ranges, isOnDisk }) => {
      if (isOnDisk || ranges.length === 0) return sum;
      const before = this.#planned.get(url) ?? [];
      const all = mergeRanges([...before, ...ranges], 0);
      this.#planned.set(url, all);
      return sum + lengthOf(all) - lengthOf(before);
    }, guessed);
  }
}
