import { dropHref, hrefOf } from './href.ts';

/** What may open at a press, beside the notebook. */
const OPENED = /^(?:https?|ftp|mailto):/i;

/**
 * Leads every link of a sanitised fragment out of the frame, into a page that knows nothing of this one, or within its
 * own text; others are links no more.
 */
export function leadOutside(fragment: DocumentFragment, siteUrl: string): void {
  for (const element of fragment.querySelectorAll('*')) {
    const isLink = element.localName === 'a' || element.localName === 'area';
    const href = hrefOf(element);
    if (!isLink) {
      if (!/^(?:image|feimage|link)$/i.test(element.localName) && !href.startsWith('#')) dropHref(element);
    } else if (!href.startsWith('#')) {
      if (href !== '' && URL.canParse(href, siteUrl) && OPENED.test(new URL(href, siteUrl).protocol)) {
        element.setAttribute('target', '_blank');
        element.setAttribute('rel', 'noopener noreferrer');
      } else dropHref(element);
    }
  }
}
