import { fromHtml } from '../notebook/html.ts';
import { hostsBeside } from '../notebook/besideOf.ts';
import { isHost } from '../notebook/reach.ts';
import { findHosts } from '../parse/findHosts.ts';

/** The hosts that the cells of a `<notebook>` file name, in order, and that beside which its file at a route lies. */
export function hostsOf(html: string, route: string | undefined): readonly string[] {
  const cells = fromHtml(html)?.cells ?? [];
  const named = cells.flatMap(({ text }) => findHosts(text));
  // Where it has files of its repositories that other sites may read.
  const readable = named.flatMap((host) => (host === 'github.com' ? [host, 'raw.githubusercontent.com'] : [host]));
  return [...new Set([...readable, ...hostsBeside(route, html)])].filter(isHost);
}
