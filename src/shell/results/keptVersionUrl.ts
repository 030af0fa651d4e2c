import { recordOf } from '../../known/recordOf.ts';
import type { MadeWith } from '../../notebook/made/made.ts';
import { readWith } from '../../notebook/made/madeText.ts';

/** The address of the version of the site with these packages, where the site keeps it; undefined where it does not. */
export async function keptVersionUrl(siteUrl: string, parts: MadeWith): Promise<string | undefined> {
  try {
    const response = await fetch(new URL('versions/list.json', siteUrl));
    if (!response.ok) return undefined;
    for (const [name, text] of Object.entries(recordOf(await response.json()))) {
      const kept = readWith(String(text));
      if (kept['skybook'] === parts['skybook'] && kept['lock'] === parts['lock'])
        return new URL(`versions/${encodeURIComponent(name)}/index.html`, siteUrl).href;
    }
  } catch {
    // Offline, the notebook opens here.
  }
  return undefined;
}
