import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { SERVICES_CHECKED, serviceOf, type Service } from './services.ts';

/** What was asked: the reader's own proxy, which then was the last to give nothing; this very address alone (`isDirect`), or its https twin too. */
type Tried = { readonly proxy?: string; readonly isDirect?: boolean };

/** The failure of a fetch that gave the page nothing, in the words of Python's `FetchRefused`: what happened, and what can be done. */
export function refusal(url: string, isOffline: boolean, cause: unknown, { proxy, isDirect = false }: Tried = {}): NotebookError {
  const { hostname } = new URL(url);
  const who = proxy === undefined ? hostname : `${new URL(proxy).hostname}, your proxy for ${hostname},`;
  const message = isOffline
    ? `${hostname} cannot be reached: this computer is offline`
    : `${who} gave this page no answer: it cannot be reached from here, or it does not allow pages of other origins to read it; a browser does not tell pages which`;
  return new NotebookError({ kind: 'fetch', message, advice: isOffline ? 'Run the cell again when you are online.' : advice(url, hostname, proxy !== undefined, isDirect) }, { cause });
}

function advice(url: string, host: string, isProxied: boolean, isDirect: boolean): string {
  const service = serviceOf(host);
  const said = [isProxied ? 'Check its address under Settings, above the notebook, that it runs, and that its script lists this host.' : known(service), ...mirrors(service)];
  if (url.startsWith('http:') && !isProxied) said.push(`Browsers keep https pages from reading http addresses${isDirect ? ': write https:// where the host answers there too.' : '; the https address of the same host gave no answer either.'}`);
  if (!isProxied) said.push('A proxy of your own can stand between (proxy/worker.js of this site is one): give its address under Settings, above the notebook; notebooks that you trust use it.');
  said.push('Or export this notebook to Jupyter, where Python asks the service itself.');
  return said.join(' ');
}

function known(service: Service | undefined): string {
  if (!service) return 'Check the address and that you are online.';
  if (service.open) return `${service.name} allowed it when last tried (${SERVICES_CHECKED}): check that you are online, or try again later.`;
  return `${service.name} did not allow it when last tried (${SERVICES_CHECKED}).`;
}

function mirrors(service: Service | undefined): readonly string[] {
  if (!service || service.open) return [];
  if (service.mirrors.length === 0) return ['No open copy of its data is known here.'];
  return service.mirrors.map(({ name, url, data }) => `Open to pages: ${name} (${url}) has ${data}.`);
}
