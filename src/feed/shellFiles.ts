import { checkPart } from './checkPart.ts';
import type { Part } from './partList.ts';

/** What a service worker is given: the site's address, the shell's own files, and a name of this version of them. */
export type ShellFilesParts = {
  readonly siteUrl: string;
  readonly files: readonly Part[];
  readonly version: string;
  readonly caches: CacheStorage;
  readonly fetch: typeof globalThis.fetch;
};

/** The shell's own small files of one version, kept so that the site opens without a connection. */
export class ShellFiles {
  readonly #parts: ShellFilesParts;
  readonly #paths: ReadonlySet<string>;
  readonly #prefix: string;

  constructor(parts: ShellFilesParts) {
    this.#parts = parts;
    this.#paths = new Set(parts.files.map(({ path }) => path));
    this.#prefix = `skybook-shell ${parts.siteUrl} `;
  }

  /** The cache that has them, in the words of the browser's storage of caches. */
  get cacheName(): string {
    return `${this.#prefix}${this.#parts.version}`;
  }

  /** Fetches all of them. Fails, and keeps none, where one cannot be had or is of another version. */
  async fill(): Promise<void> {
    const { caches, files } = this.#parts;
    const name = this.cacheName;
    const cache = await caches.open(name);
    try {
      await Promise.all(files.map(async (file) => cache.put(this.#url(file.path), await this.#fetched(file))));
      // Routes look for the address itself.
      const first = await cache.match(this.#url('index.html'));
      if (first) await cache.put(this.#parts.siteUrl, first);
    } catch (error) {
      await caches.delete(name);
      throw error;
    }
  }

  /** Lets other versions of them go. */
  async clean(): Promise<void> {
    const { caches } = this.#parts;
    const old = (await caches.keys()).filter((name) => name.startsWith(this.#prefix) && name !== this.cacheName);
    await Promise.all(old.map((name) => caches.delete(name)));
  }

  /**
   * The answer to a request for one of them; nothing for all others, and for those that ask past all caches, which the
   * network has to answer.
   */
  answer(request: Pick<Request, 'method' | 'url' | 'cache'>): Promise<Response> | undefined {
    const { siteUrl, caches, fetch } = this.#parts;
    const url = request.url.replace(/[?#].*$/, '');
    if (request.method !== 'GET' || request.cache === 'reload' || !url.startsWith(siteUrl)) return undefined;
    const path = url.slice(siteUrl.length) || 'index.html';
    if (!this.#paths.has(path)) return undefined;
    return caches
      .open(this.cacheName)
      .then(async (cache) => (await cache.match(this.#url(path))) ?? fetch(this.#url(path)));
  }

  async #fetched(file: Part): Promise<Response> {
    const response = await this.#parts.fetch(this.#url(file.path), { credentials: 'omit', cache: 'no-cache' });
    if (!response.ok) throw new Error(`${file.path} answered HTTP ${response.status}`);
    const bytes = await response.arrayBuffer();
    await checkPart(file, bytes);
    // Made anew: a page may not be opened by an answer that was led elsewhere on its way.
    return new Response(bytes, {
      headers: { 'Content-Type': response.headers.get('Content-Type') ?? 'application/octet-stream' },
    });
  }

  #url(path: string): string {
    return new URL(path, this.#parts.siteUrl).href;
  }
}
