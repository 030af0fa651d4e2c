/** The floor under the site: a page that starts the same Pyodide in a worker and does nothing else. */
const worker = new Worker(new URL('./pythonWorker.ts', import.meta.url), { type: 'module' });
worker.onmessage = ({ data }: MessageEvent<{ name: string; text: string }>) => {
  document.body.dataset[data.name] = data.text;
};
const query = new URLSearchParams(location.search);
worker.postMessage({ pyodideUrl: query.get('pyodide'), astropy: query.has('astropy') });
