import type { FrameMode } from '../../notebook/framePolicy.ts';
import { FRAME_PORT, FRAME_READY, HAND_OVER } from '../../notebook/port.ts';
import { element } from '../element.ts';
import type { Gestures } from '../gestures.ts';
import { servePort, type Methods } from '../port/servePort.ts';

/** What a frame is made of; `onLeft` is told when it has loaded another page. */
export type FrameParts = { readonly title: string; readonly trusted: boolean; readonly mode: FrameMode; readonly methods: Methods; readonly gestures: Gestures; readonly onLeft: () => void };

const RIGHTS = ['allow-scripts', 'allow-forms'];
/** Without these a notebook's code could open windows, raise dialogs and fill the disk by itself; the shell does each at the reader's press. */
const TRUSTED_RIGHTS = ['allow-downloads', 'allow-popups', 'allow-popups-to-escape-sandbox', 'allow-modals', 'allow-same-origin'];

/** The frame of a notebook. Without trust it has an origin of its own: no storage, no cookies, no way to the shell but the port, which it gets once. */
export class NotebookFrame {
  readonly element: HTMLIFrameElement;
  #port: MessagePort | undefined;
  readonly #listening = new AbortController();

  constructor({ title, trusted, mode, methods, gestures, onLeft }: FrameParts) {
    // A text's links open tabs by themselves as long as no code runs that could do so too.
    const rights = trusted ? TRUSTED_RIGHTS : mode === 'reading' ? ['allow-popups', 'allow-popups-to-escape-sandbox'] : [];
    this.element = element('iframe', {
      class: 'next',
      title: `Notebook: ${title}`,
      src: new URL('notebook.html', document.baseURI).href,
      sandbox: [...RIGHTS, ...rights].join(' '),
      allow: trusted ? 'clipboard-write; fullscreen' : 'clipboard-write',
    });
    const { signal } = this.#listening;
    const answer = (event: MessageEvent): void => {
      const { contentWindow } = this.element;
      if (this.#port || contentWindow === null || event.source !== contentWindow || event.data !== FRAME_READY) return;
      if (event.origin !== (trusted ? location.origin : 'null')) return;
      const calls = new MessageChannel();
      const presses = new MessageChannel();
      this.#port = calls.port1;
      servePort(calls.port1, methods);
      gestures.listen(presses.port1);
      // A sandboxed frame's origin is opaque and cannot be named; the source was checked above.
      contentWindow.postMessage(FRAME_PORT, '*', [calls.port2, presses.port2]);
    };
    addEventListener('message', answer, { signal });
    let loads = 0;
    this.element.addEventListener('load', () => ++loads > 1 && onLeft(), { signal });
  }

  /** Puts the frame before the reader. */
  show(): void {
    this.element.classList.remove('next');
    this.element.setAttribute('data-notebook', '');
  }

  /** Asks the frame for what the next one takes over. */
  askHandOver(): void {
    this.#port?.postMessage(HAND_OVER);
  }

  dispose(): void {
    this.#listening.abort();
    this.#port?.close();
    this.element.remove();
  }
}
