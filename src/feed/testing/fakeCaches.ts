/** Cache Storage in memory, as far as it is used; `full` has it refuse to keep more, `until` has it take its time. */
export class FakeCaches {
  readonly stored = new Map<string, Map<string, Response>>();
  full = false;
  until: Promise<void> | undefined;

  async open(name: string): Promise<Cache> {
    const kept = this.stored.get(name) ?? new Map<string, Response>();
    this.stored.set(name, kept);
    const cache = {
      match: async (url: string) => kept.get(url)?.clone(),
      put: async (url: string, response: Response) => {
        if (this.full) throw new DOMException('no room', 'QuotaExceededError');
        const bytes = await response.arrayBuffer();
        await this.until;
        kept.set(url, new Response(bytes, { headers: response.headers }));
      },
      keys: async () => Array.from(kept.keys(), (url) => new Request(url)),
      delete: async (url: string) => kept.delete(url),
    };
    return cache as unknown as Cache;
  }

  async keys(): Promise<string[]> {
    return [...this.stored.keys()];
  }

  async delete(name: string): Promise<boolean> {
    return this.stored.delete(name);
  }

  /** What is kept, of all names. */
  urls(): readonly string[] {
    return [...this.stored.values()].flatMap((kept) => [...kept.keys()]).sort();
  }

  asStorage(): CacheStorage {
    return this as unknown as CacheStorage;
  }
}
