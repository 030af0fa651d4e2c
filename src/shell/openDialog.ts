import { make } from '../dom/make.ts';

/**
 * Opens a dialog with a heading over the page, filled by `fill`, which is given the way to close it; Escape closes it
 * too. Resolves when it is closed.
 */
export function openDialog(name: string, title: string, fill: (close: () => void) => readonly Node[]): Promise<void> {
  return new Promise((resolve) => {
    const dialog = make(
      'dialog',
      { class: name, 'aria-labelledby': `${name}-title` },
      make('h2', { id: `${name}-title` }, title),
    );
    dialog.append(...fill(() => dialog.close()));
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve();
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
