import { addressForm, NO_ADDRESS } from './addressForm.ts';
import { isOfWeb } from '../known/isOfWeb.ts';
import { rawAtGithub } from '../notebook/rawAtGithub.ts';

/** What is done with a notebook's text and its name, and with an address. */
export type Opens = {
  readonly open: (text: string, name: string) => Promise<void>;
  readonly openFile: (file: File) => Promise<void>;
  readonly go: (hash: string) => void;
  readonly say: (problem: string) => void;
};

/** The box for a notebook's address. */
export function addressBox({ go, say }: Pick<Opens, 'go' | 'say'>): HTMLElement {
  return addressForm('https://… of a notebook file', 'Address of a notebook', 'Open', ({ value }) => {
    const hash = hashOf(value);
    if (hash === undefined) say(NO_ADDRESS);
    else go(hash);
  });
}

/** The fragment that opens an address; a link of this site's, or of another Skybook's, opens as what it holds. */
export function hashOf(text: string): string | undefined {
  const url = URL.parse(text.trim());
  if (!url || !isOfWeb(url)) return undefined;
  if (/^#(?:nb1\.|src=)/.test(url.hash)) return url.hash;
  return `#src=${rawAtGithub(url).href}`;
}

/** Opens what is dropped on, or pasted into, a page: files, texts that are notebooks, addresses. */
export function acceptNotebooks(page: HTMLElement, opens: Opens): void {
  const take = (data: DataTransfer | null): void => {
    const [file] = data?.files ?? [];
    const text = data?.getData('text/plain') ?? '';
    const hash = hashOf(text);
    if (file) void opens.openFile(file);
    else if (hash !== undefined && !text.trim().includes('\n')) opens.go(hash);
    else if (text.trim() !== '') void opens.open(text, '');
  };
  page.addEventListener('dragover', (event) => event.preventDefault());
  page.addEventListener('drop', (event) => {
    event.preventDefault();
    take(event.dataTransfer);
  });
  const listening = new AbortController();
  document.addEventListener(
    'paste',
    (event) => {
      // Another page may have taken its place.
      if (!page.isConnected) return listening.abort();
      if (event.target instanceof HTMLInputElement || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      take(event.clipboardData);
    },
    { signal: listening.signal },
  );
}
