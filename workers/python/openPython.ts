import { loadPyodide, type PyodideAPI } from 'pyodide';
import type { RunEvent } from '../wire/runEvent.ts';
import type { PythonBoot } from './contract.ts';
import { fetchThroughPage, type ReadSiteFile } from './fetchThroughPage.ts';
import { nameRefused } from './nameRefused.ts';
import { installSources } from './pythonSources.ts';
import { prefetchPackages } from './prefetchPackages.ts';
import { repairTrampoline } from './repairTrampoline.ts';
import { fetchSnapshot } from './snapshot.ts';

type Emit = (event: RunEvent) => void;

/** Starts Python in this worker, from the memory of one just started. */
export async function openPython({ pyodideUrl, modules }: PythonBoot, emit: Emit, readSiteFile?: ReadSiteFile): Promise<PyodideAPI> {
  emit({ kind: 'progress', progress: { label: 'Starting Python' } });
  nameRefused(globalThis);
  if (readSiteFile) fetchThroughPage(pyodideUrl, 'pyodide/', readSiteFile);
  void prefetchPackages(pyodideUrl, modules).catch(() => undefined);
  // The memory arrives while the core is fetched and compiled.
  const snapshot = fetchSnapshot(`${pyodideUrl}core.snapshot.gz`);
  const pyodide = await loadPyodide({ indexURL: pyodideUrl, _loadSnapshot: snapshot });
  repairTrampoline(pyodide);
  breakAloud(pyodide);
  installSources(pyodide);
  return pyodide;
}

/** Has the page hear of it when Python breaks for good: a promise that waits for Python would wait for ever. */
function breakAloud(pyodide: PyodideAPI): void {
  const { _api: api } = pyodide as unknown as { readonly _api: { on_fatal?: (error: unknown) => void } };
  api.on_fatal = (error) => {
    setTimeout(() => {
      throw error;
    });
  };
}
