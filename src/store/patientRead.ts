import { NotebookError } from '../../workers/wire/notebookError.ts';
import type { ByteRange, Fetched, Read } from '../catalogue/read.ts';
import { Network } from './network.ts';
import { isUnreachable } from './unreachable.ts';

/** Whom reads are for: told what is waited for and that it goes on, until `signal` is aborted. */
export type Waiter = {
  readonly signal: AbortSignal;
  readonly onWaiting: (what: string) => void;
  readonly onBack: () => void;
};

const PAUSES_MS = [500, 1000, 2000, 5000];
/** An answer that takes longer is told of. */
const SLOW_MS = 15_000;
/** A server whose answers break off each time, though it can be reached, is not waited for. */
const MOST_BROKEN = 3;

/**
 * Reads that outlast the network: one that is lost waits until it is back and is asked again, for as long as the waiter
 * wants it. A host that has never answered is waited for only where the browser says that it is offline: it may be one
 * that refuses pages.
 */
export class PatientRead {
  readonly #read: Read;
  readonly #network: Network;
  readonly #answered = new Set<string>();
  #waiter: Waiter | undefined;

  constructor(read: Read, network = new Network()) {
    this.#read = read;
    this.#network = network;
  }

  /** Whom the reads from now on are for; undefined: nobody who would wait. */
  serve(waiter: Waiter | undefined): void {
    this.#waiter = waiter;
  }

  readonly read: Read = async (url, range, signal) => {
    const waiter = this.#waiter;
    if (!waiter) return this.#read(url, range, signal);
    const stop = signal ? AbortSignal.any([signal, waiter.signal]) : waiter.signal;
    const { host } = new URL(url);
    let broken = 0;
    for (let lost = 0; ; lost++) {
      const { fetched, error, isLost, isLate, isBroken } = await this.#attempt(url, range, stop, waiter);
      if (fetched && (isLate || lost > 0)) waiter.onBack();
      if (fetched) return fetched;
      if (stop.aborted) throw new NotebookError({ kind: 'cancelled', message: 'Stopped' }, { cause: error });
      broken = isBroken ? broken + 1 : 0;
      if (!isLost || broken === MOST_BROKEN) throw error;
      waiter.onWaiting(
        this.#network.isOffline
          ? 'Waiting for the network: this goes on when it is back'
          : `Waiting for the network: ${host} cannot be reached`,
      );
      await this.#network.pause(PAUSES_MS[Math.min(lost, PAUSES_MS.length - 1)]!, stop);
    }
  };

  /**
   * What came, and whether so late that it was told of; or why nothing did, and whether that is for want of the
   * network.
   */
  #attempt(
    url: string,
    range: ByteRange | undefined,
    stop: AbortSignal,
    { onWaiting }: Waiter,
  ): Promise<{
    readonly fetched?: Fetched;
    readonly isLate?: boolean;
    readonly error?: unknown;
    readonly isLost?: boolean;
    readonly isBroken?: boolean;
  }> {
    const { host } = new URL(url);
    let isLate = false;
    const slow = setTimeout(() => {
      isLate = true;
      onWaiting(`Waiting for ${host}: no answer yet`);
    }, SLOW_MS);
    return this.#network.during(async (cut) => {
      try {
        const fetched = await this.#read(url, range, AbortSignal.any([stop, cut]));
        this.#answered.add(host);
        return { fetched, isLate };
      } catch (error) {
        const isOut = this.#network.isOffline;
        const isBroken = !cut.aborted && !isOut && isUnreachable(error) && error.brokeOff;
        return {
          error,
          isBroken,
          isLost: isBroken || cut.aborted || (isUnreachable(error) && (isOut || this.#answered.has(host))),
        };
      } finally {
        clearTimeout(slow);
      }
    });
  }
}
