import { resolve } from 'node:path';
import { importUrl } from '../../../workers/wire/importModule.ts';
import { buildModule } from './buildModule.ts';

const SOURCES = resolve(import.meta.dirname, '../..');

/**
 * What an entry of a worker's code exports as the site has it built, so often, each time with a state of its own. This
 * process is taken for a browser's worker from then on.
 */
export async function importForWorker(entry: string, times: number): Promise<readonly unknown[]> {
  const text = await buildModule(SOURCES, { entry });
  const worker = { WorkerGlobalScope: class {}, XMLHttpRequest: class {}, self: globalThis };
  Object.assign(globalThis, worker, { location: { href: 'http://site.test/' } });
  // Node has one from its version 21 on, of its machine's language.
  Object.defineProperty(globalThis, 'navigator', { value: { languages: [] }, configurable: true });
  return Promise.all(
    Array.from({ length: times }, (_, i) => {
      // Where there is a process, the bindings take files from the disk.
      const encoded = Buffer.from(`const process=undefined;${text}//${i}`).toString('base64');
      return importUrl(`data:text/javascript;base64,${encoded}`);
    }),
  );
}
