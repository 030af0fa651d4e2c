import { button } from '../dom/button.ts';
import { make } from '../dom/make.ts';
import { elsewhereHelp } from './elsewhereHelp.ts';
import type { Extra, ShareLinks } from './shareLinks.ts';
import { present } from '../known/present.ts';
import { linkFits } from './linkFits.ts';
import { openDialog } from './openDialog.ts';
import { countText } from '../known/countText.ts';

/** Longer links are told the other way on. */
const LONG_LINK = 8000;

const TEXTS: Readonly<Record<Extra, string>> = {
  results: 'With small results, texts and the first rows of tables',
  controls: 'With the controls as they stand',
};

/** How a notebook that is too long for a link gets an address. */
function addressHelp(): HTMLElement {
  const steps = [
    'Press Download, The notebook.',
    'Put the file where pages of other sites may read it: a gist (gist.github.com, then Raw), a repository on GitHub (then Raw), Zenodo, or your own Pages.',
    'Open this site’s home page, put the file’s address into the box there, and send the address that the browser shows then (…#src=https://…).',
  ];
  return make(
    'details',
    { class: 'note' },
    make('summary', {}, 'Too long? Give it an address instead'),
    make('ol', {}, ...steps.map((step) => make('li', {}, step))),
    make('p', {}, 'Or send the file that Download, With results makes: it reads without Skybook.'),
  );
}

/** The box that has the link bring more. */
function extraBox(extra: Extra, more: number): { readonly extra: Extra; readonly box: HTMLInputElement; line: Node } {
  const id = `share-${extra}`;
  const box = make('input', { type: 'checkbox', id });
  const text = `${TEXTS[extra]} (${countText(more)} characters more)`;
  return { extra, box, line: make('p', {}, box, ' ', make('label', { for: id }, text)) };
}

/**
 * Shows a link to copy, of a notebook that came `from` an address; it is copied already where the browser allows it.
 * Closes with Escape or Done, and resolves then.
 */
export function showShareDialog(links: ShareLinks, from?: string): Promise<void> {
  const linkWith = (extras: readonly Extra[]): string | undefined =>
    links.find((one) => one.extras.join(' ') === extras.join(' '))?.link;
  const plain = present(linkWith([]));
  let link = plain;
  const field = make('input', { readonly: '', value: link, id: 'share-link', 'aria-label': 'Link' });
  const note = make('p', { class: 'note', 'aria-live': 'polite' });
  const copy = async (): Promise<void> => {
    field.select();
    try {
      await navigator.clipboard.writeText(link);
      note.textContent = 'The link is on the clipboard.';
    } catch {
      note.textContent = 'Press Ctrl-C (or ⌘-C) to copy the link.';
    }
  };
  const fits = make('p', { class: 'note', 'data-fits': '' }, linkFits(link.length));
  const boxes = (['results', 'controls'] as const).flatMap((extra) => {
    const alone = linkWith([extra]);
    return alone === undefined ? [] : [extraBox(extra, alone.length - plain.length)];
  });
  const code = make('div', { class: 'qr', 'aria-live': 'polite' });
  const drawn = make('details', { class: 'note', 'data-qr': '' }, make('summary', {}, 'QR code'), code);
  const draw = async (): Promise<void> => {
    if (!drawn.open) return;
    const { qrCode } = await import('./qrCode.ts');
    code.replaceChildren(qrCode(link) ?? `The link is too long for one (${countText(link.length)} characters).`);
  };
  drawn.addEventListener('toggle', () => void draw());
  const choose = (): void => {
    const extras = boxes.filter(({ box }) => box.checked).map(({ extra }) => extra);
    for (const { box, extra } of boxes) {
      // Both may be too long where each fits.
      const others = boxes.filter((one) => one.box.checked || one.extra === extra).map((one) => one.extra);
      box.disabled = !box.checked && linkWith(others) === undefined;
    }
    link = linkWith(extras) ?? plain;
    field.value = link;
    fits.textContent = linkFits(link.length);
    void copy();
    void draw();
  };
  for (const { box } of boxes) box.addEventListener('change', choose);
  const shown = openDialog('share', 'A link that is the notebook', (close) => [
    make(
      'p',
      {},
      'It holds the text and code of this notebook as it is now, without data. Whoever opens it reads that, and runs it when they choose to. Nothing is stored anywhere else.',
    ),
    field,
    ...boxes.map(({ line }) => line),
    fits,
    drawn,
    ...(link.length > LONG_LINK ? [addressHelp()] : []),
    elsewhereHelp(from),
    note,
    make(
      'div',
      { class: 'actions' },
      button('Copy', () => void copy()),
      button('Done', close, { class: 'primary' }),
    ),
  ]);
  void copy();
  return shown;
}
