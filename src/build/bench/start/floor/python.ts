/** The floor under the site: a page that starts the same Pyodide in a worker and does nothing else. */
import workerUrl from './pythonWorker.ts?worker&url';

const address = new URL(workerUrl, document.baseURI).href;
// A page of opaque origin may start classic workers from memory alone, which Pyodide has to take for modules.
const starter = `importScripts = undefined;
onmessage = async (event) => {
  await import(${JSON.stringify(address)});
  onmessage(event);
};`;
const worker =
  self.origin === 'null'
    ? new Worker(URL.createObjectURL(new Blob([starter], { type: 'text/javascript' })))
    : new Worker(address, { type: 'module' });
worker.onmessage = ({ data }: MessageEvent<{ name: string; text: string }>) => {
  document.body.dataset[data.name] = data.text;
};
const query = new URLSearchParams(location.search);
worker.postMessage({ pyodideUrl: query.get('pyodide'), packages: query.getAll('package'), text: query.get('text') });
