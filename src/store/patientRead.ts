import { stopped } from '../../workers/wire/stopped.ts';
import type { Fetched, Read } from '../catalogue/read.ts';
import { Network } from './network.ts';
import { isPassing, type PassingError } from './passing.ts';
import { isTooLarge } from './tooLarge.ts';
import { isUnreachable, UnreachableError } from './unreachable.ts';
import { itemAt } from '../known/itemAt.ts';

/** Whom reads are for: told what is waited for and that it goes on, until `signal` is aborted. */
export type Waiter = {
  readonly signal: AbortSignal;
  readonly onWaiting: (what: string) => void;
  readonly onBack: () => void;
};

const PAUSES_MS = [500, 1000, 2000, 5000];
/** Before a busy server is asked again, where it does not say when; as often as there are pauses. */
const BUSY_PAUSES_MS = [500, 1000, 2000, 4000, 8000, 16_000];
/** A server that fails by itself (HTTP 500) may do so for good. */
const MOST_FAILED = 3;
/** Who asks to be left alone for longer is not waited for. */
const LONGEST_PAUSE_MS = 120_000;
/** An answer that takes longer is told of. */
const SLOW_MS = 15_000;
/** A server whose answers break off each time, though it can be reached, is not waited for. */
const MOST_BROKEN = 3;
/** So often a file that cannot be reached is asked for before another of its host is, which tells whose fault it is. */
const TRIES_BEFORE_PROBE = 2;

/**
 * Reads that outlast the network: one that is lost waits until it is back and is asked again, for as long as the waiter
 * wants it; one that a server refuses for now is asked again when it says, or less and less often, a few times. A host
 * that had never answered when it was asked is waited for only where the browser says that it is offline: it may be one
 * that refuses pages, or, of several questions at once, those for what it has not. One that answers for another file
 * meanwhile is there: many say that a file is missing in a way that no page of another site may read.
 */
export class PatientRead {
  readonly #read: Read;
  readonly #network: Network;
  readonly #answered = new Set<string>();
  /** A file of each host that it has answered for. */
  readonly #examples = new Map<string, string>();
  /** Until when hosts that are busy are left alone, in milliseconds since 1970. */
  readonly #busyUntil = new Map<string, number>();
  #waiter: Waiter | undefined;
  #probes = 0;

  constructor(read: Read, network = new Network()) {
    this.#read = read;
    this.#network = network;
  }

  /** Whom the reads from now on are for; undefined: nobody who would wait. */
  serve(waiter: Waiter | undefined): void {
    this.#waiter = waiter;
  }

  readonly read: Read = async (...question) => {
    const [url, , signal] = question;
    const waiter = this.#waiter;
    if (!waiter) return this.#read(...question);
    const stop = signal ? AbortSignal.any([signal, waiter.signal]) : waiter.signal;
    const { host } = new URL(url);
    const isKnown = this.#answered.has(host);
    let broken = 0;
    let busy = 0;
    let isThere = false;
    for (let lost = 0; ; lost++) {
      await this.#network.pause((this.#busyUntil.get(host) ?? 0) - Date.now(), stop);
      const { fetched, error, isLost, isLate, isBroken } = await this.#attempt(question, isKnown, stop, waiter);
      if (fetched && (isLate || lost > 0)) waiter.onBack();
      if (fetched) return fetched;
      if (stop.aborted) throw stopped({ cause: error });
      if (isPassing(error)) {
        await this.#busy(error, host, ++busy, stop, waiter);
        continue;
      }
      broken = isBroken ? broken + 1 : 0;
      if (!isLost || broken === MOST_BROKEN) throw error;
      if (isThere && !isBroken && !this.#network.isOffline) throw refusedAlone(url, host, error);
      waiter.onWaiting(
        this.#network.isOffline
          ? 'Waiting for the network: this goes on when it is back'
          : `Waiting for the network: ${host} cannot be reached`,
      );
      await this.#network.pause(itemAt(PAUSES_MS, Math.min(lost, PAUSES_MS.length - 1)), stop);
      isThere = lost + 1 >= TRIES_BEFORE_PROBE && (await this.#answersFor(host, url, stop));
    }
  };

  /** Whether a host answers now for a file that it has answered for before, other than `url`. */
  async #answersFor(host: string, url: string, stop: AbortSignal): Promise<boolean> {
    const known = this.#examples.get(host);
    if (known === undefined || known === url) return false;
    // A byte that is not kept from the last time.
    const start = ++this.#probes;
    return this.#read(known, { start, end: start + 1 }, stop, 0).then(
      ({ isKept }) => !isKept,
      (error: unknown) => isTooLarge(error) || isPassing(error),
    );
  }

  /** Waits until a server that refused for the `times`th time may be asked again; throws where it is not to be. */
  async #busy(error: PassingError, host: string, times: number, stop: AbortSignal, waiter: Waiter): Promise<void> {
    const { status, retryAfterSeconds } = error;
    const most = status === 500 ? MOST_FAILED : BUSY_PAUSES_MS.length;
    if (times > most) throw error;
    const pauseMs = retryAfterSeconds === undefined ? itemAt(BUSY_PAUSES_MS, times - 1) : 1000 * retryAfterSeconds;
    if (pauseMs > LONGEST_PAUSE_MS) throw error;
    const seconds = Math.max(1, Math.round(pauseMs / 1000));
    waiter.onWaiting(`${host} is busy (HTTP ${status}): asking again in ${seconds} s, try ${times + 1} of ${most + 1}`);
    // What else is asked of it waits too.
    if (status !== 500) this.#busyUntil.set(host, Math.max(this.#busyUntil.get(host) ?? 0, Date.now() + pauseMs));
    await this.#network.pause(pauseMs, stop);
  }

  /**
   * What came, and whether so late that it was told of; or why nothing did, and whether that is for want of the
   * network.
   */
  #attempt(
    [url, range, , mostUnasked]: Parameters<Read>,
    isKnown: boolean,
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
        const fetched = await this.#read(url, range, AbortSignal.any([stop, cut]), mostUnasked);
        this.#answered.add(host);
        // Of one that gives parts a byte is little.
        if (!fetched.isKept && (range || !this.#examples.has(host))) this.#examples.set(host, url);
        return { fetched, isLate };
      } catch (error) {
        const isOut = this.#network.isOffline;
        const isBroken = !cut.aborted && !isOut && isUnreachable(error) && error.brokeOff;
        return {
          error,
          isBroken,
          isLost: isBroken || cut.aborted || (isUnreachable(error) && (isOut || isKnown)),
        };
      } finally {
        clearTimeout(slow);
      }
    });
  }
}

function refusedAlone(url: string, host: string, cause: unknown): UnreachableError {
  return new UnreachableError(
    `${url} could not be read, though ${host} answers for other files: there is no such file, or no page of another site may read this one (CORS).`,
    { cause },
  );
}
