/** What tells of the network: a browser's window; Node, where tests run, tells nothing. */
export type NetworkSource = Partial<Pick<EventTarget, 'addEventListener' | 'removeEventListener'>> & {
  readonly navigator?: { readonly onLine?: boolean };
};

/** Whether there is a network, as the browser says. */
export class Network {
  readonly #source: NetworkSource;

  constructor(source: NetworkSource = globalThis as NetworkSource) {
    this.#source = source;
  }

  /** False also where nobody knows. */
  get isOffline(): boolean {
    return this.#source.navigator?.onLine === false;
  }

  /**
   * Does what asks for something; `lost` is aborted when the network goes meanwhile: what is under way then may never
   * be answered.
   */
  async during<T>(work: (lost: AbortSignal) => Promise<T>): Promise<T> {
    const lost = new AbortController();
    const lose = (): void => lost.abort();
    this.#source.addEventListener?.('offline', lose);
    try {
      return await work(lost.signal);
    } finally {
      this.#source.removeEventListener?.('offline', lose);
    }
  }

  /** Waits for a time, or until the browser says that it is online again, or `signal` is aborted. */
  async pause(ms: number, signal: AbortSignal): Promise<void> {
    if (ms <= 0) return;
    return new Promise((resolve) => {
      const go = (): void => {
        clearTimeout(timer);
        this.#source.removeEventListener?.('online', go);
        signal.removeEventListener('abort', go);
        resolve();
      };
      const timer = setTimeout(go, ms);
      this.#source.addEventListener?.('online', go);
      signal.addEventListener('abort', go);
      if (signal.aborted) go();
    });
  }
}
