import { moduleUrl } from '../../../workers/wire/importModule.ts';
import { LIBRARIES, libraryPart } from '../../../workers/wire/libraries.ts';
import type { SiteParts } from '../../engines/siteParts.ts';

const NEEDED = ['vega', 'vega-lite', 'vega-embed'];

/** Vega-Embed with all that it needs as a module, as an address in memory: the scripts that pages load one by one. */
export async function vegaUrl(parts: SiteParts): Promise<string> {
  const files = NEEDED.flatMap((name) => LIBRARIES.filter((library) => library.name === name));
  const texts = await Promise.all(files.map((file) => parts.take(libraryPart(file))));
  const scripts = texts.map((text) => new TextDecoder().decode(text));
  return moduleUrl([...scripts, 'export default globalThis.vegaEmbed;'].join('\n;'));
}
