import { importUrl } from '../workers/wire/importModule.ts';
import { PART } from '../workers/wire/partPath.ts';
import { BegunWorkers } from './engines/begunWorkers.ts';
import { SiteParts } from './engines/siteParts.ts';
import { callShell } from './frame/callShell.ts';
import type { StartNotebook } from './startNotebook.ts';

/**
 * Begins a frame that will run a notebook with its engines, which take longer than its page. Takes what the page takes.
 */
export async function start(
  calls: MessagePort,
  presses: MessagePort,
  files: MessagePort,
  reads: MessagePort,
): Promise<void> {
  const parts = new SiteParts(files);
  const shell = callShell(calls, () => undefined);
  const ahead = await shell.ahead();
  const workers = ahead && new BegunWorkers(parts, ahead);
  const page = await importUrl(await parts.url(PART.page));
  const { start: startPage }: { readonly start: StartNotebook } = Object(page);
  await startPage(calls, presses, files, reads, ahead && workers && { parts, ahead, workers });
}
