import { make } from '../../dom/make.ts';
import { languageName } from '../languages.ts';
import type { ReadyLine } from './readyLines.ts';

/** Code that reads something of `name`, to be copied or put into a cell of its own. */
export function lineView(name: string, line: ReadyLine, insert: (line: ReadyLine) => void): HTMLElement {
  const language = languageName(line.language);
  const code = make('code', {}, line.text);
  const copy = make(
    'button',
    { type: 'button', class: 'data-act', 'aria-label': `Copy the ${language} for ${name}` },
    'Copy',
  );
  copy.addEventListener('click', () => void copyText(code, copy));
  const put = make(
    'button',
    { type: 'button', class: 'data-act', 'aria-label': `Insert a ${language} cell for ${name}` },
    `New ${language} cell`,
  );
  put.addEventListener('click', () => insert(line));
  return make('div', { class: 'data-line' }, code, copy, put);
}

/**
 * Where the browser refuses the clipboard, what is selected may be copied all the same; else it stays selected for the
 * keyboard.
 */
async function copyText(code: HTMLElement, button: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(code.textContent ?? '');
    button.textContent = 'Copied';
  } catch {
    getSelection()?.selectAllChildren(code);
    button.textContent = document.execCommand('copy') ? 'Copied' : 'Selected: press Ctrl-C or ⌘-C';
  }
}
