import { make } from '../../dom/make.ts';

/** A text, named for those who hear it, and the button that copies it. */
export function copyWords(text: string, name: string): { readonly words: HTMLElement; readonly copying: HTMLElement } {
  const copy = make('button', { type: 'button', class: 'source-copy' }, `Copy ${name.toLowerCase()}`);
  const done = make('span', { role: 'status' });
  const words = make('pre', { class: 'source-words', tabindex: 0, 'aria-label': name }, text);
  copy.addEventListener('click', () => {
    const ofPage = () => {
      getSelection()?.selectAllChildren(words);
      return document.execCommand('copy');
    };
    // A sandboxed frame may have no clipboard of its own; a copy of what is selected still counts as the reader's.
    void (navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))).then(
      () => (done.textContent = 'Copied'),
      () => (done.textContent = ofPage() ? 'Copied' : 'It is selected: copy it with the keyboard'),
    );
  });
  return { words, copying: make('p', { class: 'source-copying' }, copy, done) };
}
