/** The floor under the site: a page that starts the same Pyodide in a worker and does nothing else. */
import workerUrl from './pythonWorker.ts?worker&url';

const address = new URL(workerUrl, document.baseURI).href;
// A page of opaque origin may start no worker from an address.
const own = URL.createObjectURL(new Blob([`import ${JSON.stringify(address)}`], { type: 'text/javascript' }));
const worker = new Worker(self.origin === 'null' ? own : address, { type: 'module' });
worker.onmessage = ({ data }: MessageEvent<{ name: string; text: string }>) => {
  document.body.dataset[data.name] = data.text;
};
const query = new URLSearchParams(location.search);
worker.postMessage({ pyodideUrl: query.get('pyodide'), packages: query.getAll('package'), text: query.get('text') });
