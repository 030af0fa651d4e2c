import type { Language } from '../notebook/cell.ts';

/**
 * Starts a worker of the built site, for cells of a language. A page in a sandboxed frame has an opaque origin and may not start one from an
 * address, but from a `data:` URL it may, and that may import the address. What the policy keeps it from asking is told by the document's
 * event `skybook:refused`.
 */
export function startWorker(workerUrl: string, language: Language): Worker {
  const url = new URL(workerUrl, document.baseURI).href;
  const starter = `import ${JSON.stringify(url)};addEventListener('securitypolicyviolation',({blockedURI})=>postMessage({refused:blockedURI}))`;
  const worker = new Worker(`data:text/javascript,${encodeURIComponent(starter)}`, { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<{ readonly refused?: unknown } | null>) => {
    if (typeof data?.refused === 'string') document.dispatchEvent(new CustomEvent('skybook:refused', { detail: { address: data.refused, language } }));
  });
  return worker;
}
