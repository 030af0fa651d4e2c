import { PART } from '../workers/wire/partPath.ts';
import { FRAME_PORT, FRAME_READY } from './notebook/port.ts';
import type * as Notebook from './startNotebook.ts';

addEventListener('message', function answered({ source, data, ports: [port] }: MessageEvent) {
  if (source !== parent || data !== FRAME_PORT || !port) return;
  removeEventListener('message', answered);
  void code.then(({ start }) => start(port));
});
const code = import(/* @vite-ignore */ new URL(PART.page, document.baseURI).href) as Promise<typeof Notebook>;
// The frame may have an opaque origin, and the shell's is not known before it answers.
parent.postMessage(FRAME_READY, '*');
