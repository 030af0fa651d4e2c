import type { Part } from './partList.ts';
import { ShellFiles } from './shellFiles.ts';

/** Put before this script by the build. */
declare const SHELL: { readonly files: readonly Part[]; readonly version: string };

const worker = globalThis as unknown as ServiceWorkerGlobalScope;
const shell = new ShellFiles({
  ...SHELL,
  siteUrl: new URL('./', worker.location.href).href,
  caches,
  fetch: (...asked) => fetch(...asked),
});

worker.addEventListener('install', (event) => {
  // The next page that opens has the new version: an old one would ask for parts that the site has no more.
  event.waitUntil(shell.fill().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => event.waitUntil(shell.clean()));

worker.addEventListener('fetch', (event) => {
  const answer = shell.answer(event.request);
  if (answer) event.respondWith(answer);
});
