import { isHost } from './reach.ts';
import { readRoute } from './route.ts';

/**
 * The folder in which a notebook's file lies, as an address that ends with `/`, where its route has one: what its code
 * opens by a relative path may lie there.
 */
export function besideOf(route: string | undefined): string | undefined {
  const named = route === undefined ? undefined : readRoute(route);
  return named?.kind === 'address' ? new URL('./', rawFile(named.url)).href : undefined;
}

/** The host of that folder, where there is one and the notebook's text has Python, which alone looks there. */
export function hostsBeside(route: string | undefined, html: string): readonly string[] {
  const folder = html.includes('"text/x-python"') ? besideOf(route) : undefined;
  return folder === undefined ? [] : [new URL(folder).host].filter(isHost);
}

/** A file's own address where one is of its page at GitHub, which no other site may read. */
function rawFile(address: string): string {
  const { host, pathname } = new URL(address);
  const [, owner, name, path] = /^\/([^/]+)\/([^/]+)\/(?:blob|raw)\/(.+)$/.exec(pathname) ?? [];
  if (host !== 'github.com' || path === undefined) return address;
  return `https://raw.githubusercontent.com/${owner}/${name}/${path}`;
}
