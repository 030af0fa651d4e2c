import { button, element } from './element.ts';
import { linkFits } from './linkFits.ts';
import { openDialog } from './openDialog.ts';

/** Longer links are told the other way on. */
const LONG_LINK = 8000;

/** How a notebook that is too long for a link gets an address. */
function addressHelp(): HTMLElement {
  const steps = [
    'Press Download, The notebook.',
    'Put the file where pages of other sites may read it: a gist (gist.github.com, then Raw), a repository on GitHub (then Raw), Zenodo, or your own Pages.',
    'Open this site’s home page, put the file’s address into the box there, and send the address that the browser shows then (…#src=https://…).',
  ];
  return element(
    'details',
    { class: 'note' },
    element('summary', {}, 'Too long? Give it an address instead'),
    element('ol', {}, ...steps.map((step) => element('li', {}, step))),
    element('p', {}, 'Or send the file that Download, With results makes: it reads without Skybook.'),
  );
}

/**
 * Shows a link to copy; it is copied already where the browser allows it. Closes with Escape or Done, and resolves
 * then.
 */
export function showShareDialog(link: string): Promise<void> {
  const field = element('input', { readonly: '', value: link, id: 'share-link', 'aria-label': 'Link' });
  const note = element('p', { class: 'note', 'aria-live': 'polite' });
  const copy = async (): Promise<void> => {
    field.select();
    try {
      await navigator.clipboard.writeText(link);
      note.textContent = 'The link is on the clipboard.';
    } catch {
      note.textContent = 'Press Ctrl-C (or ⌘-C) to copy the link.';
    }
  };
  const shown = openDialog('share', 'A link that is the notebook', (close) => [
    element(
      'p',
      {},
      'It holds the text and code of this notebook as it is now, without results and data. Whoever opens it reads that, and runs it when they choose to. Nothing is stored anywhere else.',
    ),
    field,
    element('p', { class: 'note' }, linkFits(link.length)),
    ...(link.length > LONG_LINK ? [addressHelp()] : []),
    note,
    element(
      'div',
      { class: 'actions' },
      button('Copy', () => void copy()),
      button('Done', close, { class: 'primary' }),
    ),
  ]);
  void copy();
  return shown;
}
