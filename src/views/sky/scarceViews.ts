/** A drawn view: what ends it for good, and what puts it to sleep and tells the state from which it is drawn again. */
export type Live<State> = { end(): void; sleep(): Promise<State> };

/** A view that is drawn where there is room for it. */
export type Holding<State, L> = {
  readonly end: () => void;
  /** It as it is drawn; undefined while it sleeps. */
  readonly live: () => Promise<L | undefined>;
  /** What it was before it went to sleep. */
  readonly before: () => State | undefined;
};

type Held = {
  isSeen: boolean;
  /** Its place in the order of last being seen. */
  seenAt: number;
  readonly wake: () => void;
  readonly sleep: () => void;
  readonly isLive: () => boolean;
};

/**
 * Views that each hold something of which a browser has few, as WebGL contexts: at most `most` are drawn at a time,
 * but for those in sight. The one out of sight for longest goes to sleep first, and is drawn again, as it was left,
 * when it comes near.
 */
export class ScarceViews {
  readonly #most: number;
  readonly #held = new Map<Element, Held>();
  #observer: IntersectionObserver | undefined;
  #clock = 0;

  constructor(most: number) {
    this.#most = most;
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
      live.catch(failed);
    };
    const end = (): void => {
      this.#observer?.unobserve(element);
      this.#held.delete(element);
      void live?.then(
        (one) => one?.end(),
        () => undefined,
      );
      live = undefined;
    };
    this.#held.set(element, { isSeen: false, seenAt: 0, wake, sleep, isLive: () => live !== undefined });
    this.#observer ??= new IntersectionObserver((entries) => this.#look(entries), { rootMargin: '50%' });
    this.#observer.observe(element);
    if (this.#live().length < this.#most) {
      live = draw();
      await live.catch((error: unknown) => {
        end();
        throw error;
      });
    }
    return { end, live: async () => live, before: () => before };
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
      if (isIntersecting && !held.isLive()) held.wake();
    }
    const live = this.#live();
    const unseen = live.filter(({ isSeen }) => !isSeen).toSorted((a, b) => a.seenAt - b.seenAt);
    const tooMany = live.length - this.#most;
    for (const [i, held] of unseen.entries()) if (i < tooMany) held.sleep();
  }
}
