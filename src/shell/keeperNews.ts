/**
 * What tabs tell each other of what is kept: a notebook that was stored, beside which one, or deleted; `ended` concerns
 * this tab alone: what was stored may be gone.
 */
export type News =
  { readonly kind: 'changed'; readonly id: string; readonly besides?: string | undefined } | { readonly kind: 'ended' };

/** News between the tabs of the site. */
export class KeeperNews {
  readonly #listeners = new Set<(news: News) => void>();
  readonly #channel: BroadcastChannel | undefined;

  constructor(name: string) {
    try {
      this.#channel = new BroadcastChannel(name);
      this.#channel.onmessage = ({ data }: MessageEvent<News>) => this.tellHere(data);
      // In Node, where tests run, a channel keeps the process alive.
      (this.#channel as { unref?: () => void }).unref?.();
    } catch {
      // Without news each tab still notices the other when it saves.
    }
  }

  /** Tells the other tabs. */
  tell(news: News): void {
    this.#channel?.postMessage(news);
  }

  /** Tells this tab. */
  tellHere(news: News): void {
    for (const listener of this.#listeners) listener(news);
  }

  listen(listener: (news: News) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
