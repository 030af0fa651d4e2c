import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { loadPyodide, type PyodideAPI } from 'pyodide';
import type { Carried } from '../../wire/carried.ts';
import { NotebookError } from '../../wire/notebookError.ts';
import type { RunEvent } from '../../wire/runEvent.ts';
import type { AskCatalogue } from '../askCatalogue.ts';
import type { PythonJob, PythonMade, PythonOutcome, PythonWorker } from '../contract.ts';
import { installSources } from '../pythonSources.ts';
import { serve } from '../serve.ts';

const FOLDER = resolve(import.meta.dirname, '../../../public/vendor/pyodide');

/** Whether the site's Python has been set up, so that tests can run it. */
export const HAS_PYTHON = existsSync(resolve(FOLDER, 'core.snapshot'));

/** The site's Python in Node. */
export async function openNodePython(): Promise<PyodideAPI> {
  const snapshot = new Uint8Array(gunzipSync(readFileSync(resolve(FOLDER, 'core.snapshot'))));
  const pyodide = await loadPyodide({ indexURL: FOLDER, packageCacheDir: FOLDER, _loadSnapshot: snapshot });
  installSources(pyodide);
  return pyodide;
}

const readPackage = (file: string): Uint8Array => new Uint8Array(readFileSync(resolve(FOLDER, file)));

/** A Python worker in this thread, with what its cells told. */
export class TestPython {
  readonly events: RunEvent[] = [];
  readonly ask: AskCatalogue;
  readonly worker: PythonWorker;

  /** `ask` answers what cells ask of catalogues; `now` gives packages while Python waits. */
  constructor(ask: AskCatalogue = () => Promise.reject(new Error('no catalogues here')), now = readPackage) {
    this.ask = ask;
    this.worker = serve(openNodePython, () => ({ later: async (file) => readPackage(file), now }));
  }

  async boot(): Promise<this> {
    await this.worker.boot({ siteUrl: '', modules: [] }, () => undefined, this.ask);
    return this;
  }

  /** Runs a cell; `events` holds what it told. */
  async outcome(text: string, job: Partial<PythonJob> = {}): Promise<PythonOutcome> {
    this.events.length = 0;
    return this.worker.run(
      { cellId: '1', text, inputs: {}, defines: [], private: [], unbound: {}, stars: false, hidden: false, ...job },
      (event) => this.events.push(event),
    );
  }

  /** Runs a cell; rejects where it fails. */
  async run(text: string, job: Partial<PythonJob> = {}): Promise<readonly PythonMade[]> {
    const { made, failure } = await this.outcome(text, job);
    if (failure) throw new NotebookError(failure);
    return made;
  }

  /** The value of `made` after running a cell that defines it, taken out of Python. */
  async carry(text: string): Promise<Carried> {
    const [made] = await this.run(text, { defines: ['made'] });
    return this.worker.take('made', made!.version);
  }

  /** What the last cell printed. */
  printed(): string {
    return this.events.map((event) => (event.kind === 'stream' ? event.text : '')).join('');
  }

  /** The mime bundles that the last cell showed. */
  shown(): readonly Readonly<Record<string, unknown>>[] {
    return this.events.flatMap((event) => (event.kind === 'shown' ? [event.shown.data] : []));
  }
}
