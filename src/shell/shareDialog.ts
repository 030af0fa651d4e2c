import { button, element } from './element.ts';
import { elsewhereHelp } from './elsewhereHelp.ts';
import type { ShareLinks } from './shareLinks.ts';
import { linkFits } from './linkFits.ts';
import { openDialog } from './openDialog.ts';

/** Longer links are told the other way on. */
const LONG_LINK = 8000;

function resultsText(plain: string, withResults = plain): string {
  const more = (withResults.length - plain.length).toLocaleString('en');
  return `With small results, texts and the first rows of tables (${more} characters more)`;
}

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
export function showShareDialog({ plain, withResults, from }: ShareLinks): Promise<void> {
  let link = plain;
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
  const fits = element('p', { class: 'note', 'data-fits': '' }, linkFits(link.length));
  const box = element('input', { type: 'checkbox', id: 'share-results' });
  const choice = element(
    'p',
    {},
    box,
    ' ',
    element('label', { for: 'share-results' }, resultsText(plain, withResults)),
  );
  const code = element('div', { class: 'qr', 'aria-live': 'polite' });
  const drawn = element('details', { class: 'note', 'data-qr': '' }, element('summary', {}, 'QR code'), code);
  const draw = async (): Promise<void> => {
    if (!drawn.open) return;
    const { qrCode } = await import('./qrCode.ts');
    code.replaceChildren(
      qrCode(link) ?? `The link is too long for one (${link.length.toLocaleString('en')} characters).`,
    );
  };
  drawn.addEventListener('toggle', () => void draw());
  box.addEventListener('change', () => {
    link = box.checked ? (withResults ?? plain) : plain;
    field.value = link;
    fits.textContent = linkFits(link.length);
    void copy();
    void draw();
  });
  const shown = openDialog('share', 'A link that is the notebook', (close) => [
    element(
      'p',
      {},
      'It holds the text and code of this notebook as it is now, without data. Whoever opens it reads that, and runs it when they choose to. Nothing is stored anywhere else.',
    ),
    field,
    ...(withResults === undefined ? [] : [choice]),
    fits,
    drawn,
    ...(link.length > LONG_LINK ? [addressHelp()] : []),
    elsewhereHelp(from),
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
