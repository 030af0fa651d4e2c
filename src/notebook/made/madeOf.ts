import type { Provenance } from '../../../workers/wire/provenance.ts';
import type { Results } from '../results/cellResult.ts';
import type { Made, MadeOf, MadeWith } from './made.ts';
import { readWith } from './madeText.ts';

const MOST_SOURCES = 40;

/** What these results rest on: the parts of the site that made the latest of them, else `here`, and their data. */
export function madeOf(results: Results, here: MadeWith): Made {
  const latest = Object.values(results).toSorted((a, b) => b.atMs - a.atMs);
  const site = latest.find((result) => result.site !== undefined)?.site;
  const sources = latest.flatMap((result) => result.sources ?? []);
  return { with: site === undefined ? here : readWith(site), of: dataOf(sources) };
}

/** Each address once, with what identifies its content; files of a disk have none that tells anybody anything. */
function dataOf(sources: readonly Provenance[]): readonly MadeOf[] {
  const known = new Map<string, string>();
  for (const source of sources) {
    const { url } = source;
    if (/^https?:/.test(url) && !known.has(url)) known.set(url, identityOf(source));
  }
  return [...known].slice(0, MOST_SOURCES).map(([url, identity]) => ({ url, identity }));
}

/**
 * What identifies the content of data: the release that the service states, the server's mark, the dates that it
 * states, else the day on which it was asked for.
 */
function identityOf({ version, origin, retrievedAt }: Provenance): string {
  return origin.version ?? version ?? origin.updatedAt ?? origin.publishedAt ?? `asked on ${retrievedAt.slice(0, 10)}`;
}
