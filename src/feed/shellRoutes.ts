import { PART_LIST } from './partList.ts';

type Mode = 'navigate' | 'same-origin';

/** A rule by which a browser answers from a cache without its service worker (`InstallEvent.addRoutes`). */
export type CacheRoute = {
  readonly condition: {
    readonly urlPattern: { readonly pathname: string; readonly search: ''; readonly [part: string]: string };
    readonly requestMethod: 'GET';
    readonly requestMode?: Mode;
  };
  readonly source: { readonly cacheName: string };
};

/**
 * The rules for the shell's files in `cacheName`, where browsers have such rules. A page is answered so only where it
 * is opened, and the list of parts where it is asked for in its site's own mode: who looks for a new version asks for
 * both in another one.
 */
export function shellRoutes(siteUrl: string, cacheName: string): readonly CacheRoute[] {
  const { protocol, hostname, port, pathname } = new URL(siteUrl);
  const site = { protocol: protocol.slice(0, -1), hostname, port, folder: pathname.replace(/[^\w/.~-]/g, '\\$&') };
  const route = (path: string, requestMode?: Mode): CacheRoute => {
    const { folder, ...origin } = site;
    const urlPattern = { ...origin, pathname: folder + path, search: '' as const };
    return {
      condition: { urlPattern, requestMethod: 'GET', ...(requestMode && { requestMode }) },
      source: { cacheName },
    };
  };
  const pages = ['', 'index.html', 'stage.html', 'output.html'];
  return [
    ...pages.map((page) => route(page, 'navigate')),
    route(PART_LIST, 'same-origin'),
    route('assets/*'),
    route('cells/*'),
  ];
}
