import { fromHtml } from '../notebook/html.ts';
import { isHost } from '../notebook/reach.ts';
import { findHosts } from '../parse/findHosts.ts';

/** The hosts that the cells of a `<notebook>` file name, in order. */
export function hostsOf(html: string): readonly string[] {
  const cells = fromHtml(html)?.cells ?? [];
  const named = cells.flatMap(({ text }) => findHosts(text));
  // Where it has files of its repositories that other sites may read.
  return [
    ...new Set(named.flatMap((host) => (host === 'github.com' ? [host, 'raw.githubusercontent.com'] : [host]))),
  ].filter(isHost);
}
