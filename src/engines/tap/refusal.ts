import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { SERVICES_CHECKED, serviceOf } from './services.ts';

/** The failure of a fetch that gave the page nothing, in the words of Python's `FetchRefused`: what happened, and what can be done. */
export function refusal(url: string, isOffline: boolean, cause: unknown): NotebookError {
  const { hostname } = new URL(url);
  const message = isOffline
    ? `${hostname} cannot be reached: this computer is offline`
    : `${hostname} gave this page no answer: it cannot be reached from here, or it does not allow pages of other origins to read it; a browser does not tell pages which`;
  return new NotebookError({ kind: 'fetch', message, advice: isOffline ? 'Run the cell again when you are online.' : advice(url, hostname) }, { cause });
}

function advice(url: string, host: string): string {
  const service = serviceOf(host);
  const said: string[] = [];
  if (!service) said.push('Check the address and that you are online.');
  else if (service.open) said.push(`${service.name} allowed it when last tried (${SERVICES_CHECKED}): check that you are online, or try again later.`);
  else {
    said.push(`${service.name} did not allow it when last tried (${SERVICES_CHECKED}).`);
    said.push(...(service.mirrors.length > 0 ? service.mirrors.map(({ name, url: address, data }) => `Open to pages: ${name} (${address}) has ${data}.`) : ['No open copy of its data is known here.']));
  }
  if (url.startsWith('http:')) said.push('Browsers keep https pages from reading http addresses; the https address of the same host gave no answer either.');
  said.push('Or export this notebook to Jupyter, where Python asks the service itself.');
  return said.join(' ');
}
