import { button, element } from './element.ts';
import { openDialog } from './openDialog.ts';

/** Links longer than this are cut by some chats and mail programs. */
const LONG_LINK = 8000;

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
      'Whoever opens it sees this notebook as it is now, and runs it when they choose to. Nothing is stored anywhere else.',
    ),
    field,
    element(
      'p',
      { class: 'note' },
      `${link.length.toLocaleString('en')} characters.${link.length > LONG_LINK ? ' Some chats cut links this long: send the downloaded file instead.' : ''}`,
    ),
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
