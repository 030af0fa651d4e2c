import { isTyping } from '../isTyping.ts';
import { looksLikeNotebook, mayBeNotebook } from './notebookLike.ts';

/** Takes what is pasted outside all editors where it is a notebook, as a file, a text or an address. */
export function acceptPastes(signal: AbortSignal, open: (text: string, name: string) => void): void {
  document.addEventListener(
    'paste',
    (event) => {
      const { target, clipboardData } = event;
      if (event.defaultPrevented || isTyping(target ?? undefined) || document.querySelector('dialog[open]')) return;
      const file = [...(clipboardData?.files ?? [])].find(({ name }) => mayBeNotebook(name));
      const text = clipboardData?.getData('text/plain') ?? '';
      if (!file && !looksLikeNotebook(text)) return;
      event.preventDefault();
      if (file) void file.text().then((content) => open(content, file.name));
      else open(text, '');
    },
    { signal },
  );
}
