import { fromHtml } from '../notebook/html.ts';
import { isHost } from '../notebook/reach.ts';
import { findHosts } from '../parse/findHosts.ts';

/** The hosts that the cells of a `<notebook>` file name, in order. */
export function hostsOf(html: string): readonly string[] {
  const cells = fromHtml(html)?.cells ?? [];
  return [...new Set(cells.flatMap(({ text }) => findHosts(text)))].filter(isHost);
}
