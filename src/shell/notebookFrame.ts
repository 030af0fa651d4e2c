import * as Comlink from 'comlink';
import { FRAME_PORT, FRAME_READY, type ShellPort } from '../notebook/port.ts';
import { element } from './element.ts';

const moved = (bytes: ArrayBuffer): ArrayBuffer => Comlink.transfer(bytes, [bytes]);

/** The frame of a notebook. Without trust it has an origin of its own: no storage, no cookies, no way to the shell but the port. */
export function notebookFrame(trusted: boolean, title: string, port: ShellPort): { readonly frame: HTMLIFrameElement; dispose(): void } {
  const rights = ['allow-scripts', 'allow-downloads', 'allow-popups', 'allow-popups-to-escape-sandbox', 'allow-modals', 'allow-forms'];
  const frame = element('iframe', {
    'data-notebook': '',
    title: `Notebook: ${title}`,
    src: new URL('notebook.html', document.baseURI).href,
    sandbox: [...rights, ...(trusted ? ['allow-same-origin'] : [])].join(' '),
    allow: 'clipboard-write; fullscreen',
  });
  const answer = (event: MessageEvent): void => {
    if (event.source !== frame.contentWindow || event.data !== FRAME_READY) return;
    const { port1, port2 } = new MessageChannel();
    Comlink.expose({ ...port, siteFile: async (path: string) => moved(await port.siteFile(path)) }, port1);
    // A sandboxed frame's origin is opaque and cannot be named; the source was checked above.
    frame.contentWindow?.postMessage(FRAME_PORT, '*', [port2]);
  };
  addEventListener('message', answer);
  return {
    frame,
    dispose() {
      removeEventListener('message', answer);
      frame.remove();
    },
  };
}
