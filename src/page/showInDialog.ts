import { make } from '../dom/make.ts';

/** Shows something in a dialog under a heading until the reader closes it. */
export function showInDialog(title: string, content: HTMLElement): void {
  const close = make('button', { type: 'button', class: 'word-button' }, 'Close');
  const dialog = make('dialog', { class: 'keys', 'aria-label': title }, make('h2', {}, title), content, close);
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
