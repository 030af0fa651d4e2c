/** What a drawn view gives back when it is put to sleep or goes: its state, from which it is drawn again. */
export type Live<State> = { end(): State };

type Held = {
  readonly element: Element;
  isSeen: boolean;
  /** Its place in the order of last being seen. */
  seenAt: number;
  wake(): void;
  sleep(): void;
  isLive(): boolean;
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
   * Draws a view at once where there is room, and else when it comes near; gives what ends it for good. Fails where the
   * first drawing does; a later failure is told to `failed`.
   */
  async hold<State>(
    element: Element,
    draw: (before: State | undefined) => Promise<Live<State>>,
    failed: (error: unknown) => void,
  ): Promise<() => void> {
    let before: State | undefined;
    let live: Promise<Live<State>> | undefined;
    const sleep = (): void => {
      void live?.then(
        (drawn) => (before = drawn.end()),
        () => undefined,
      );
      live = undefined;
    };
    const wake = (): void => {
      live ??= Promise.resolve().then(() => draw(before));
      live.catch(failed);
    };
    const isLive = (): boolean => live !== undefined;
    const held: Held = { element, isSeen: false, seenAt: 0, wake, sleep, isLive };
    this.#held.set(element, held);
    this.#observer ??= new IntersectionObserver((entries) => this.#look(entries), { rootMargin: '50%' });
    this.#observer.observe(element);
    if (this.#live().length < this.#most) {
      live = draw(before);
      try {
        await live;
      } catch (error) {
        this.#drop(held);
        throw error;
      }
    }
    return () => {
      this.#drop(held);
      sleep();
    };
  }

  #drop({ element }: Held): void {
    this.#observer?.unobserve(element);
    this.#held.delete(element);
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
    const unseen = this.#live().filter(({ isSeen }) => !isSeen);
    const tooMany = this.#live().length - this.#most;
    unseen.sort((a, b) => a.seenAt - b.seenAt);
    for (const held of unseen.slice(0, Math.max(0, tooMany))) held.sleep();
  }
}
