import { element } from '../element.ts';

/**
 * The page that holds a notebook's frames: of the site, without text or code. What it may do is the most that they may, since a frame without
 * an address inherits the policy of the page that holds it; the shell's own stays narrow.
 */
export class Stage {
  readonly element = element('iframe', { class: 'stage', title: 'Notebook', src: new URL('stage.html', document.baseURI).href });
  /** The stage's document, once it is there. */
  readonly document: Promise<Document>;

  constructor() {
    this.document = new Promise((resolve) => {
      this.element.addEventListener('load', () => resolve(this.element.contentDocument!), { once: true });
    });
  }
}
