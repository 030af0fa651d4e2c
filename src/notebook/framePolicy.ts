import { FIELD_HOSTS } from './fieldHosts.ts';
import { isHost, type Reach } from './reach.ts';

/** What a frame does with its notebook: shows it, or also runs it. */
export type FrameMode = 'reading' | 'running';

/** What a frame is let do; `pictures` are the hosts whose pictures a reading frame shows. */
export type FrameRights = { readonly mode: FrameMode; readonly reach: Reach; readonly pictures: readonly string[] };

/**
 * The Content-Security-Policy (Level 3) of a notebook's frame. Reading, nothing runs but the site's own code and nothing leaves the site; running,
 * the notebook's code runs and reaches what it was let. `siteUrl` stands for 'self', which an opaque origin never matches.
 */
export function framePolicy(siteUrl: string, { mode, reach, pictures }: FrameRights): string {
  const shut = `default-src 'none'; base-uri 'none'; form-action 'none'; object-src 'none'; frame-src 'none'; style-src ${siteUrl} 'unsafe-inline'`;
  if (mode === 'reading') {
    const shown = sources(pictures);
    return `${shut}; script-src ${siteUrl}; connect-src ${siteUrl}; font-src ${siteUrl} data:; img-src ${siteUrl} data: blob:${shown}; media-src data: blob:${shown}`;
  }
  const hosts = reach === 'any' ? ' *' : sources([...reach, ...FIELD_HOSTS]);
  const scripts = reach === 'any' ? ' https: http:' : sources(reach);
  const data = `${siteUrl} data: blob:${hosts}`;
  return `${shut}; script-src ${siteUrl} 'unsafe-eval' 'wasm-unsafe-eval' blob: data:${scripts}; worker-src ${siteUrl} data: blob:; connect-src ${data}; img-src ${data}; media-src ${data}; font-src ${data}`;
}

/** Whether a frame with these rights may ask an http(s) address for data. */
export function mayAsk(siteUrl: string, { mode, reach }: FrameRights, url: URL): boolean {
  if (url.href.startsWith(siteUrl)) return true;
  return mode === 'running' && (reach === 'any' || reach.includes(url.host) || FIELD_HOSTS.includes(url.host));
}

function sources(hosts: readonly string[]): string {
  return hosts.filter(isHost).map((host) => ` https://${host} http://${host}`).join('');
}
