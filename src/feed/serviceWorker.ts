import type { Part } from './partList.ts';
import { ShellFiles } from './shellFiles.ts';
import { shellRoutes, type CacheRoute } from './shellRoutes.ts';

/** Put before this script by the build. */
declare const SHELL: { readonly files: readonly Part[]; readonly version: string };

const worker = globalThis as unknown as ServiceWorkerGlobalScope;
const siteUrl = new URL('./', worker.location.href).href;
const shell = new ShellFiles({
  ...SHELL,
  siteUrl,
  caches,
  fetch: (...asked) => fetch(...asked),
});

/** What the types of TypeScript do not have yet. */
type Routing = { addRoutes?(routes: readonly CacheRoute[]): Promise<void> };

worker.addEventListener('install', (event: ExtendableEvent & Routing) => {
  event.waitUntil(event.addRoutes?.(shellRoutes(siteUrl, shell.cacheName)).catch(() => undefined) ?? Promise.resolve());
  // The next page that opens has the new version: an old one would ask for parts that the site has no more.
  event.waitUntil(shell.fill().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => event.waitUntil(shell.clean()));

worker.addEventListener('fetch', (event) => {
  const answer = shell.answer(event.request);
  if (answer) event.respondWith(answer);
});
