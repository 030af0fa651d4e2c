/**
 * Starts a worker of the built site. A page in a sandboxed frame has an opaque origin and may not start one from an address,
 * but from a `data:` URL it may, and that may import the address.
 */
export function startWorker(workerUrl: string): Worker {
  const url = new URL(workerUrl, document.baseURI).href;
  return new Worker(`data:text/javascript,${encodeURIComponent(`import ${JSON.stringify(url)}`)}`, { type: 'module' });
}
