import { PART } from '../../../workers/wire/partPath.ts';
import type { OpenPart } from '../../../workers/wire/serveParts.ts';
import { make } from '../../dom/make.ts';
import { textOf } from './textOf.ts';

/**
 * What frames are made of: the page that holds them, and the code that they begin with; `ahead` is that of one that has
 * engines to start.
 */
export type Staged = { readonly page: Document; readonly code: string; readonly ahead: string };

/** The place of a notebook in the page, with the site's stage page, whose policy is the widest of any frame. */
export class Stage {
  /** It may get more children, before the stage page, which would be loaded anew if it were moved. */
  readonly place: HTMLElement;
  readonly frame: HTMLIFrameElement;
  readonly #siteUrl: string;
  #page: Promise<Document> | undefined;
  #code: Promise<string> | undefined;
  #ahead: Promise<string> | undefined;

  constructor(siteUrl: string) {
    this.#siteUrl = siteUrl;
    this.frame = make('iframe', { class: 'stage', title: 'Notebook' });
    this.place = make('div', { class: 'shown' }, this.frame);
  }

  /** Brings all of it, once the place is in the page. Fails where that cannot be; what is missing is asked for anew. */
  async bring(openPart: OpenPart): Promise<Staged> {
    this.#code ??= textOf(openPart(PART.page));
    this.#ahead ??= textOf(openPart(PART.ahead));
    this.#page ??= this.#load();
    this.#code.catch(() => (this.#code = undefined));
    this.#ahead.catch(() => (this.#ahead = undefined));
    this.#page.catch(() => (this.#page = undefined));
    const [page, code, ahead] = await Promise.all([this.#page, this.#code, this.#ahead]);
    return { page, code, ahead };
  }

  async #load(): Promise<Document> {
    const loaded = new Promise((resolve) => this.frame.addEventListener('load', resolve, { once: true }));
    this.frame.src = new URL('stage.html', this.#siteUrl).href;
    await loaded;
    const page = this.frame.contentDocument;
    // What a browser or a server shows in its place lets frames do more, or is out of reach.
    if (!page?.querySelector('meta[http-equiv="Content-Security-Policy"]'))
      throw new Error('stage.html could not be fetched: check that you are online');
    return page;
  }
}
