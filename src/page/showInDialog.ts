import { element } from './element.ts';

/** Shows something in a dialog under a heading until the reader closes it. */
export function showInDialog(title: string, content: HTMLElement): void {
  const close = element('button', { type: 'button', class: 'word-button' }, 'Close');
  const dialog = element('dialog', { class: 'keys', 'aria-label': title }, element('h2', {}, title), content, close);
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
