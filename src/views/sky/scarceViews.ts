/** A drawn view, whose drawing takes work as long as it is not still. */
export type Live<State> = {
  /** Stops its drawing until `go`. */
  pause(): void;
  go(): void;
  /** Ends it for good. */
  end(): void;
  /** Ends it, and tells the state from which it is drawn again. */
  sleep(): Promise<State>;
};

/** A view that is drawn where there is room for it. */
export type Holding<State, L> = {
  readonly end: () => void;
  /** What a look at it gives, or at what it was before it went to sleep; it is drawn for that where it never was. */
  readonly look: <T>(live: (view: L) => Promise<T>, asleep: (before: State) => T) => Promise<T | undefined>;
};

type Held = {
  isSeen: boolean;
  /** Its place in the order of last being seen. */
  seenAt: number;
  readonly wake: () => void;
  readonly go: () => void;
  readonly sleep: () => void;
  readonly isLive: () => boolean;
};

/**
 * Views that each hold something of which a browser has few, as WebGL contexts: at most `most` are drawn at a time,
 * but for those in sight. The one out of sight for longest goes to sleep first, and is drawn again, as it was left,
 * when it comes near. Those that are drawn and out of sight stop after `pauseMs`.
 */
export class ScarceViews {
  readonly #most: number;
  readonly #pauseMs: number;
  readonly #held = new Map<Element, Held>();
  #observer: IntersectionObserver | undefined;
  #clock = 0;
  #lastLook: Promise<unknown> = Promise.resolve();

  constructor(most: number, pauseMs = 3000) {
    this.#most = most;
    this.#pauseMs = pauseMs;
  }

  /**
   * Draws a view at once where there is room, and else when it comes near; `draw` gives nothing where it is no longer
   * wanted. Fails where the first drawing does; a later failure is told to `failed`.
   */
  async hold<State, L extends Live<State>>(
    element: Element,
    draw: (before?: State) => Promise<L | undefined>,
    failed: (error: unknown) => void,
  ): Promise<Holding<State, L>> {
    let before: State | undefined;
    let live: Promise<L | undefined> | undefined;
    let asleep: Promise<void> = Promise.resolve();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const told = (tell: (one: L) => void): void => {
      void live?.then(
        (one) => one && tell(one),
        () => undefined,
      );
    };
    const go = (): void => {
      told((one) => one.go());
      clearTimeout(timer);
      timer = setTimeout(() => !held.isSeen && told((one) => one.pause()), this.#pauseMs);
    };
    const sleep = (): void => {
      const drawn = live;
      live = undefined;
      asleep = Promise.resolve(drawn)
        .then((one) => one?.sleep())
        .then(
          (state) => void (before = state ?? before),
          () => undefined,
        );
    };
    const wake = (): void => {
      live ??= asleep.then(() => draw(before));
      live.then(go, failed);
    };
    const end = (): void => {
      clearTimeout(timer);
      this.#observer?.unobserve(element);
      this.#held.delete(element);
      told((one) => one.end());
      live = undefined;
    };
    const held: Held = { isSeen: false, seenAt: 0, wake, go, sleep, isLive: () => live !== undefined };
    this.#held.set(element, held);
    this.#observer ??= new IntersectionObserver((entries) => this.#look(entries), { rootMargin: '50%' });
    this.#observer.observe(element);
    if (this.#live().length < this.#most) {
      live = draw();
      await live.then(go, (error: unknown) => {
        end();
        throw error;
      });
    }
    const look: Holding<State, L>['look'] = async (atLive, atAsleep) => {
      const seen = async () => {
        go();
        const one = await live;
        return one && atLive(one);
      };
      if (live) return seen();
      await asleep;
      if (before !== undefined) return atAsleep(before);
      const looked = this.#lastLook.then(async () => {
        if (!this.#held.has(element)) return undefined;
        wake();
        return seen().finally(() => this.#rest());
      });
      this.#lastLook = looked.catch(() => undefined);
      return looked;
    };
    return { end, look };
  }

  #live(): readonly Held[] {
    return [...this.#held.values()].filter((held) => held.isLive());
  }

  #look(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const held = this.#held.get(target);
      if (!held) continue;
      held.isSeen = isIntersecting;
      held.seenAt = ++this.#clock;
      if (!isIntersecting) continue;
      if (held.isLive()) held.go();
      else held.wake();
    }
    this.#rest();
  }

  /** Puts to sleep what is out of sight and beyond the most. */
  #rest(): void {
    const live = this.#live();
    const unseen = live.filter(({ isSeen }) => !isSeen).toSorted((a, b) => a.seenAt - b.seenAt);
    const tooMany = live.length - this.#most;
    for (const [i, held] of unseen.entries()) if (i < tooMany) held.sleep();
  }
}
