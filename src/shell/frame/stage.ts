import { bytesOf } from '../../../workers/wire/bytesOf.ts';
import { PART } from '../../../workers/wire/partPath.ts';
import type { OpenPart, PartPieces } from '../../../workers/wire/serveParts.ts';
import { make } from '../../dom/make.ts';
import { framePolicy } from '../../notebook/framePolicy.ts';
import { BegunFrame, type Code } from './begunFrame.ts';

/**
 * What frames are made of: the page that holds them, and the code that they begin with; `ahead` is that of one that has
 * engines to start.
 */
export type Staged = { readonly page: StagePage; readonly code: Code; readonly ahead: Code };

/** The page that holds frames, and those of them that were begun before it was known what for. */
export type StagePage = {
  readonly page: Document;
  /** One of a policy, once; another one goes then, for which there is no use any more. */
  readonly takeBegun: (policy: string) => BegunFrame | undefined;
};

/** The place of a notebook in the page, with the site's stage page, whose policy is the widest of any frame. */
export class Stage {
  /** It may get more children, before the stage page, which would be loaded anew if it were moved. */
  readonly place: HTMLElement;
  readonly frame: HTMLIFrameElement;
  readonly #siteUrl: string;
  #page: Promise<StagePage> | undefined;
  #code: Promise<Code> | undefined;
  #ahead: Promise<Code> | undefined;
  #begun: BegunFrame | undefined;
  #mayBegin = true;
  #isComing: boolean;

  /** `begun` is the frame of a stage page that is on its way already. */
  constructor(siteUrl: string, begun: HTMLIFrameElement | null = null) {
    this.#siteUrl = siteUrl;
    this.#isComing = begun !== null;
    this.frame = begun ?? make('iframe', { class: 'stage', title: 'Notebook' });
    this.frame.style.removeProperty('visibility');
    this.place = begun?.parentElement ?? make('div', { class: 'shown' }, this.frame);
  }

  /** Brings all of it, once the place is in the page. Fails where that cannot be; what is missing is asked for anew. */
  async bring(openPart: OpenPart): Promise<Staged> {
    this.#code ??= codeOf(openPart(PART.page));
    this.#ahead ??= codeOf(openPart(PART.ahead));
    this.#page ??= this.#load();
    this.#code.catch(() => (this.#code = undefined));
    this.#ahead.catch(() => (this.#ahead = undefined));
    this.#page.catch(() => (this.#page = undefined));
    const [page, code, ahead] = await Promise.all([this.#page, this.#code, this.#ahead]);
    return { page, code, ahead };
  }

  /**
   * Brings all of it, and begins at once the frame that most notebooks are shown in: one that shows no pictures of
   * other hosts.
   */
  begin(openPart: OpenPart): void {
    this.bring(openPart).catch(() => undefined);
    const code = this.#code;
    const policy = framePolicy(this.#siteUrl, { mode: 'reading', reach: [], pictures: [] });
    this.#page?.then(
      ({ page }) => {
        if (code && this.#mayBegin) this.#begun = new BegunFrame({ page, mode: 'reading', policy, code });
      },
      () => undefined,
    );
    // One without its code comes to nothing.
    code?.catch(() => this.#takeBegun(''));
  }

  async #load(): Promise<StagePage> {
    const loaded = new Promise((resolve) => this.frame.addEventListener('load', resolve, { once: true }));
    if (!this.#isComing) this.frame.src = new URL('stage.html', this.#siteUrl).href;
    if (!this.#isComing || !isThere(this.frame)) await loaded;
    this.#isComing = false;
    const page = this.frame.contentDocument;
    // What a browser or a server shows in its place lets frames do more, or is out of reach.
    if (!page?.querySelector('meta[http-equiv="Content-Security-Policy"]'))
      throw new Error('stage.html could not be fetched: check that you are online');
    return { page, takeBegun: (policy) => this.#takeBegun(policy) };
  }

  #takeBegun(policy: string): BegunFrame | undefined {
    const begun = this.#begun;
    this.#mayBegin = false;
    this.#begun = undefined;
    if (begun?.policy === policy) return begun;
    begun?.dispose();
    return undefined;
  }
}

async function codeOf(opened: Promise<PartPieces>): Promise<Code> {
  return new Uint8Array(await bytesOf(opened));
}

/** Whether what a frame was made for has loaded: until then it holds an empty page. */
function isThere({ contentDocument: page }: HTMLIFrameElement): boolean {
  return page === null || (page.readyState === 'complete' && page.URL !== 'about:blank');
}
