import { bytesOf } from '../../workers/wire/bytesOf.ts';
import { PIECE_BYTES, piecesOf } from '../../workers/wire/piecesOf.ts';
import type { OpenPart } from '../../workers/wire/serveParts.ts';
import { ArrivingFile } from './arrivingFile.ts';
import { checkPart } from './checkPart.ts';
import { partsCache } from './partsCache.ts';
import { listOver, PART_LIST, readPartList, type Part, type PartList } from './partList.ts';
import { once } from '../known/once.ts';
import { pause } from '../known/pause.ts';

/** What a keeper works with; the browser's own where absent. */
export type KeeperParts = {
  readonly fetch?: typeof globalThis.fetch;
  readonly caches?: CacheStorage;
  /** The answer for the site's list, where it has been asked for already. */
  readonly listAnswer?: Promise<Response> | undefined;
  /** How long after it has come a file is put into the cache that somebody waits for. */
  readonly keepAfterMs?: number;
};

/** A file on its way; `kept` is told once it is kept too, or cannot be. */
type Coming = { readonly file: Promise<ArrivingFile>; readonly kept: Promise<void> };

type Started = {
  readonly siteUrl: string;
  readonly list: PartList;
  readonly fetch: typeof globalThis.fetch;
  readonly cache: Cache | undefined;
  readonly keepAfterMs: number;
  readonly isFirstVisit: boolean;
};

/** By then who asked for a file has what they wanted, where nobody tells so: to keep it takes the processor. */
const KEEP_AFTER_MS = 3000;
/** From here on what the browser keeps is not read in this thread, but where it is wanted. */
const READ_THERE_BYTES = 2 ** 20;

/**
 * Keeps the files of the site that notebooks ask for, and gives them by name: from Cache Storage, else fetched without
 * credentials and checked by the site's list before they are kept or handed on whole. What is not on the list is not
 * asked for. Where a window may keep nothing, the browser's own cache has to do.
 */
export class PartKeeper {
  /** Opens a file for `serveParts`. Fails with an `Error` whose message may be told to a notebook. */
  readonly open: OpenPart;
  readonly #siteUrl: string;
  readonly #list: PartList;
  readonly #fetch: typeof globalThis.fetch;
  readonly #cache: Cache | undefined;
  readonly #keepAfterMs: number;
  readonly #coming = new Map<string, Coming>();
  readonly #folderLists = new Map<string, Promise<PartList>>();
  #keepNow: () => void = () => undefined;
  #wanted = this.#nextWish();
  /** Nothing that is kept need be looked for: each look takes as long as a small file does to come. */
  #isFirstVisit: boolean;

  private constructor({ siteUrl, list, fetch, cache, keepAfterMs, isFirstVisit }: Started) {
    this.#siteUrl = siteUrl;
    this.#list = list;
    this.#fetch = fetch;
    this.#cache = cache;
    this.#keepAfterMs = keepAfterMs;
    this.#isFirstVisit = isFirstVisit;
    this.open = (path, kept) => this.#open(path, kept);
  }

  /**
   * The keeper of the site at `siteUrl`, with the list as the site has it now, or, where it cannot be asked, as it was
   * kept. Fails where there is none.
   */
  static async start(
    siteUrl: string,
    {
      fetch = globalThis.fetch.bind(globalThis),
      caches = globalThis.caches,
      listAnswer,
      keepAfterMs = KEEP_AFTER_MS,
    }: KeeperParts = {},
  ): Promise<PartKeeper> {
    const listUrl = new URL(PART_LIST, siteUrl).href;
    // In private windows of some browsers there are caches that cannot be opened.
    const opening = Promise.resolve(caches?.open(partsCache(siteUrl))).catch(() => undefined);
    const [cache, kept, fetched] = await Promise.all([
      opening,
      opening.then((opened) => opened?.match(listUrl)).catch(() => undefined),
      askForList(listUrl, (...asked) => listAnswer?.catch(() => fetch(...asked)) ?? fetch(...asked)),
    ]);
    const text = fetched ?? (await kept?.text());
    if (text === undefined)
      throw new Error(
        'The list of the site’s files could not be fetched. Check that you are online, then reload the page.',
      );
    const list = readPartList(text);
    // Nobody waits for it to be kept.
    if (fetched !== undefined) void cache?.put(listUrl, new Response(text)).catch(() => undefined);
    return new PartKeeper({ siteUrl, list, fetch, cache, keepAfterMs, isFirstVisit: kept === undefined });
  }

  /** Whether the site now has other files than this keeper's list says; false where it cannot be asked. */
  async isRenewed(): Promise<boolean> {
    try {
      const now = readPartList((await askForList(new URL(PART_LIST, this.#siteUrl).href, this.#fetch, 'reload')) ?? '');
      return [...this.#list.values()].some(({ path, sha256 }) => now.get(path)?.sha256 !== sha256);
    } catch {
      return false;
    }
  }

  /**
   * Fetches and keeps what is not kept yet, one file after the other, before it is asked for; of a folder, whose path
   * ends in a slash, what the site's list has of it. Stops at the first that cannot be had, and does nothing where
   * nothing can be kept.
   */
  async fetchAhead(paths: readonly string[]): Promise<void> {
    const inFolder = async (folder: string) =>
      [...(await this.#listOf(folder)).keys()].filter((path) => path.startsWith(folder));
    const all = await Promise.all(paths.map(async (one) => (one.endsWith('/') ? inFolder(one) : [one])));
    for (const path of all.flat()) {
      const part = await this.#part(path);
      if (!this.#cache || !part || (await this.#cache.match(this.#key(part)))) continue;
      const file = await this.#fetched(part, 0).file;
      await file.whole;
    }
  }

  /**
   * Asks for what somebody will open in a moment, where nothing is kept yet but may be: each file would wait for those
   * before it.
   */
  async begin(paths: readonly string[]): Promise<void> {
    for (const path of this.#cache && this.#isFirstVisit ? paths : []) {
      const part = await this.#part(path);
      if (part) this.#fetched(part, this.#keepAfterMs);
    }
  }

  /** Keeps what has come: who asked for it has what they wanted. */
  keepNow(): void {
    this.#keepNow();
    this.#wanted = this.#nextWish();
  }

  /** All bytes of a file, for the shell itself. Fails as `open` does. */
  take(path: string): Promise<ArrayBuffer> {
    return bytesOf(this.open(path));
  }

  /**
   * Brings what is kept to this version of the site: files that have changed are fetched anew, and once all are here
   * the old ones go. Where one cannot be fetched it fails and nothing goes; the next call tries again.
   */
  async renew(): Promise<void> {
    const cache = this.#cache;
    if (!cache) return;
    const listUrl = new URL(PART_LIST, this.#siteUrl).href;
    const kept = new Set(Array.from(await cache.keys(), ({ url }) => url));
    const old: string[] = [];
    for (const url of kept) {
      if (url === listUrl) continue;
      const part = await this.#part(decodeURIComponent(url.slice(this.#siteUrl.length).replace(/\?.*$/, '')));
      if (part && this.#key(part) === url) continue;
      old.push(url);
      if (part && !kept.has(this.#key(part))) await this.#fetched(part, 0).kept;
    }
    for (const url of old) await cache.delete(url);
  }

  #nextWish(): Promise<void> {
    return new Promise((resolve) => (this.#keepNow = resolve));
  }

  async #open(path: unknown, kept?: 'kept'): ReturnType<OpenPart> {
    const part = typeof path === 'string' ? await this.#part(path) : undefined;
    if (!part) throw new Error('no such file');
    const here = await this.#kept(part);
    if (!here && kept) throw new Error(`${part.path} is not kept`);
    if (here) return piecesOf(here);
    const file = await this.#fetched(part, this.#keepAfterMs).file;
    return { bytes: part.bytes, pieces: file.pieces(), arrived: file.whole };
  }

  /** What the site's list, or that of the file's folder, says of a file. */
  async #part(path: string): Promise<Part | undefined> {
    return (await this.#listOf(path)).get(path);
  }

  async #listOf(path: string): Promise<PartList> {
    const list = this.#list.get(path) ? undefined : listOver(this.#list, path);
    return list ? once(this.#folderLists, list.path, () => this.#folderList(list)) : this.#list;
  }

  async #folderList(list: Part): Promise<PartList> {
    return readPartList(new TextDecoder().decode(await this.take(list.path)));
  }

  async #kept(part: Part): Promise<Blob | ArrayBuffer | undefined> {
    if (this.#isFirstVisit) return undefined;
    const response = await this.#cache?.match(this.#key(part)).catch(() => undefined);
    // Chromium alone, which alone tells of itself so, hands on what it keeps unread: others copy it for that.
    const most = 'userAgentData' in (globalThis.navigator ?? {}) ? READ_THERE_BYTES : PIECE_BYTES;
    const read = part.bytes > most ? response?.blob() : response?.arrayBuffer();
    // What cannot be read comes from the network.
    const file = await read?.catch(() => undefined);
    const bytes = file instanceof Blob ? file.size : file?.byteLength;
    return bytes === part.bytes ? file : undefined;
  }

  /** What several ask for at once is fetched once, also by those who ask while it is being kept. */
  #fetched(part: Part, keepAfterMs: number): Coming {
    const coming = this.#coming.get(part.path);
    if (coming) return coming;
    const file = this.#fetchNow(part);
    const kept = file.then(async ({ whole }) => {
      const bytes = await whole;
      if (!this.#cache) return;
      if (keepAfterMs > 0) await Promise.race([pause(keepAfterMs), this.#wanted]);
      await this.#keep(part, bytes);
    });
    kept.catch(() => undefined).finally(() => this.#coming.delete(part.path));
    this.#coming.set(part.path, { file, kept });
    return { file, kept };
  }

  async #fetchNow(part: Part): Promise<ArrivingFile> {
    // What is kept here need not be kept by the browser once more.
    const response = await this.#fetch(this.#key(part), {
      credentials: 'omit',
      cache: this.#cache ? 'no-store' : 'default',
    }).catch((cause: unknown) => {
      throw new Error(`${part.path} could not be fetched: check that you are online`, { cause });
    });
    if (!response.ok) throw new Error(`${part.path} could not be fetched: the site answered HTTP ${response.status}`);
    return new ArrivingFile(part, response.body, (found) => checkPart(part, found));
  }

  /** Where there is no room, the file comes from the network the next time too. */
  async #keep(part: Part, file: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#cache?.put(this.#key(part), new Response(file)).catch(() => undefined);
    this.#isFirstVisit = false;
  }

  /** The address of a file in this version: no cache can mistake another for it. */
  #key({ path, sha256 }: Part): string {
    return `${this.#siteUrl}${path.split('/').map(encodeURIComponent).join('/')}?sha256=${sha256}`;
  }
}

/**
 * The list's text as the site has it now, or, unless it is to be past all caches, as its service worker keeps it with
 * the rest; nothing where it cannot be had.
 */
async function askForList(
  listUrl: string,
  fetch: typeof globalThis.fetch,
  cache: 'no-cache' | 'reload' = 'no-cache',
): Promise<string | undefined> {
  try {
    // Of the site's own mode where a kept one will do: by that a browser answers without its service worker.
    const mode = cache === 'reload' ? 'cors' : 'same-origin';
    const response = await fetch(listUrl, { credentials: 'omit', cache, mode });
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}
