import { BOOT_SOURCE } from './boot.ts';
import { FIELD_HOSTS } from './fieldHosts.ts';
import { isHost, type Reach } from './reach.ts';

/** What a frame does with its notebook: shows it, or also runs it. */
export type FrameMode = 'reading' | 'running';

/** What a frame is let do; `pictures` are the hosts whose pictures a reading frame shows. */
export type FrameRights = { readonly mode: FrameMode; readonly reach: Reach; readonly pictures: readonly string[] };

/** The site's page in which HTML of a cell plays. */
const PLAYER = 'output.html';

const SHUT = `default-src 'none'; base-uri 'none'; form-action 'none'; object-src 'none'`;

/**
 * The Content-Security-Policy (Level 3) of a notebook's frame, which is given the site's code by its maker and needs no
 * way to the site for it. Reading, nothing else runs and nothing is asked; running, the notebook's code runs and
 * reaches what it was let, and data of the site.
 */
export function framePolicy(siteUrl: string, { mode, reach, pictures }: FrameRights): string {
  const shut = `${SHUT}; frame-src ${mode === 'running' ? `${siteUrl}${PLAYER}` : `'none'`}; style-src 'unsafe-inline'`;
  if (mode === 'reading') {
    const shown = sources(pictures);
    return `${shut}; script-src blob: ${BOOT_SOURCE}; font-src data: blob:; img-src ${siteUrl} data: blob:${shown}; media-src data: blob:${shown}`;
  }
  return `${shut}; script-src blob: 'unsafe-eval' 'wasm-unsafe-eval' ${BOOT_SOURCE}${scriptHosts(reach)}; ${dataPolicy(siteUrl, reach)}`;
}

/**
 * The policy of a page of HTML that plays below a frame that runs: it reaches what that one does. Its scripts stand in
 * it.
 */
export function playingPolicy(siteUrl: string, { reach }: Pick<FrameRights, 'reach'>): string {
  const scripts = scriptHosts(reach);
  return `${SHUT}; frame-src 'none'; style-src 'unsafe-inline' data:${scripts}; script-src 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob: data:${scripts}; ${dataPolicy(siteUrl, reach)}`;
}

function dataPolicy(siteUrl: string, reach: Reach): string {
  const data = `${siteUrl} data: blob:${reach === 'any' ? ' *' : sources([...reach, ...FIELD_HOSTS])}`;
  return `worker-src blob:; connect-src ${data}; img-src ${data}; media-src ${data}; font-src ${data}`;
}

function scriptHosts(reach: Reach): string {
  return reach === 'any' ? ' https: http:' : sources(reach);
}

/**
 * The policy under which a frame's maker asks servers for it: what `mayAsk` says, on all of the way that answers lead;
 * undefined where nothing is limited.
 */
export function askingPolicy(siteUrl: string, { mode, reach }: FrameRights): string | undefined {
  if (mode === 'reading') return `connect-src ${siteUrl}`;
  return reach === 'any' ? undefined : `connect-src ${siteUrl}${sources([...reach, ...FIELD_HOSTS])}`;
}

/** Whether a frame with these rights may ask an http(s) address for data. */
export function mayAsk(siteUrl: string, { mode, reach }: FrameRights, url: URL): boolean {
  if (url.href.startsWith(siteUrl)) return true;
  return mode === 'running' && (reach === 'any' || reach.includes(url.host) || FIELD_HOSTS.includes(url.host));
}

/** Whether a frame with these rights may load an address for what a directive of its policy is about. */
export function mayLoad(siteUrl: string, rights: FrameRights, url: URL, directive: string): boolean {
  const { mode, reach } = rights;
  if (/^(?:script|worker)-/.test(directive)) return mode === 'running' && (reach === 'any' || reach.includes(url.host));
  return mayAsk(siteUrl, rights, url) || (/^(?:img|media)-/.test(directive) && mayShow(rights, url.host));
}

/** Whether a frame with these rights may load pictures of a host. */
export function mayShow({ mode, reach, pictures }: FrameRights, host: string): boolean {
  if (mode === 'reading') return pictures.includes(host);
  return reach === 'any' || reach.includes(host) || FIELD_HOSTS.includes(host);
}

function sources(hosts: readonly string[]): string {
  return hosts
    .filter(isHost)
    .map((host) => ` https://${host} http://${host}`)
    .join('');
}
