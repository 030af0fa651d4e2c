import type { Desk } from '../desk.ts';
import { make } from '../../dom/make.ts';

/**
 * A note above the cells for as long as files of the reader's that they read have not been chosen; `update` after each
 * choice.
 */
export function missingNotice(
  desk: Pick<Desk, 'missingLocal'>,
  openPanel: () => void,
): { readonly element: HTMLElement; update(): void } {
  const text = make('p', {});
  const button = make('button', { type: 'button', class: 'word-button' }, 'Add data…');
  button.addEventListener('click', openPanel);
  const notice = make('aside', { class: 'banner data-notice', 'aria-label': 'Files to choose' }, text, button);
  const update = () => {
    const missing = desk.missingLocal();
    notice.hidden = missing.length === 0;
    text.textContent = `Cells here read ${missing.join(', ')} from your disk: choose ${missing.length === 1 ? 'it' : 'them'} before you run them. After a reload that has to be done again.`;
  };
  update();
  return { element: notice, update };
}
