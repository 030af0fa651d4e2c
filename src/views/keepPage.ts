import { isOfWeb } from '../known/isOfWeb.ts';
import { hrefOf } from './text/href.ts';
import { pressedLink } from './text/pressedLink.ts';

/**
 * How a page may open tabs: links that ask for one do so by themselves where `byItself`; `open` does it for all others.
 */
export type Tabs = { readonly byItself: boolean; readonly open: (href: string) => void };

/**
 * Keeps a page where it is whatever is pressed in it, in what code has drawn too: links that would take its place open
 * beside it, without a way back, and forms send nothing. Links to places in it go there: its own address is none, so
 * that a browser would load the page that holds it. Downloads and dialogs stay as they are.
 */
export function keepPage(page: Document, { byItself, open }: Tabs): void {
  const follow = (event: MouseEvent): void => {
    const link = pressedLink(event);
    const href = link ? hrefOf(link) : '';
    if (!link || href === '' || link.hasAttribute('download')) return;
    if (href.startsWith('#')) {
      event.preventDefault();
      page.getElementById(href.slice(1))?.scrollIntoView();
      return;
    }
    if (byItself && link.getAttribute('target') === '_blank' && /\bnoopener\b/.test(link.getAttribute('rel') ?? ''))
      return;
    event.preventDefault();
    const address = URL.parse(href, page.baseURI);
    if (address && isOfWeb(address)) open(address.href);
  };
  page.addEventListener('click', follow);
  // The middle button, with which a tab is opened behind; the right one opens the browser's menu.
  page.addEventListener('auxclick', (event) => event.button === 1 && follow(event));
  page.addEventListener('submit', (event) => {
    if (!(event.target instanceof HTMLFormElement && event.target.getAttribute('method') === 'dialog'))
      event.preventDefault();
  });
}
