import { hrefOf } from './text/href.ts';
import { pressedLink } from './text/pressedLink.ts';

/**
 * Keeps a page where it is whatever is pressed in it, in what code has drawn too: links that would take its place open
 * beside it, without a way back, and forms send nothing. Links to places in it, downloads and dialogs stay as they are.
 */
export function keepPage(page: Document): void {
  page.addEventListener('click', (event) => {
    const link = pressedLink(event);
    const href = link ? hrefOf(link) : '';
    if (!link || href === '' || href.startsWith('#') || link.hasAttribute('download')) return;
    if (link.getAttribute('target') === '_blank' && /\bnoopener\b/.test(link.getAttribute('rel') ?? '')) return;
    event.preventDefault();
    window.open(href, '_blank', 'noopener,noreferrer');
  });
  page.addEventListener('submit', (event) => {
    if (!(event.target instanceof HTMLFormElement && event.target.getAttribute('method') === 'dialog')) event.preventDefault();
  });
}
