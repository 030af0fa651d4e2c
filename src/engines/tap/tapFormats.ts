import { attribute, xmlTags, xmlText } from '../../../workers/tables/votable/xmlTokens.ts';
import { ask, type Asking } from './ask.ts';

const WITHIN_MS = 4000;
const BINARY2 = /;\s*serialization\s*=\s*binary2\b/i;

/** What services answer in, as their capabilities state it (IVOA TAPRegExt 1.0 §2.4); each is asked once. */
export class TapFormats {
  readonly #known = new Map<string, Promise<string | undefined>>();

  /**
   * The name by which a service gives VOTables in BINARY2, a third of what text takes; none where it does not say so
   * soon.
   */
  compact(url: string, asking: Pick<Asking, 'signal' | 'proxy'>): Promise<string | undefined> {
    const known = this.#known.get(url) ?? asked(url, asking);
    this.#known.set(url, known);
    return known;
  }
}

async function asked(url: string, { signal, proxy }: Pick<Asking, 'signal' | 'proxy'>): Promise<string | undefined> {
  const soon = AbortSignal.any([signal, AbortSignal.timeout(WITHIN_MS)]);
  const reply = await ask({ url: `${url}/capabilities` }, { signal: soon, proxy }).catch(() => undefined);
  return reply && reply.status < 400 ? compactFormat(new TextDecoder().decode(reply.bytes)) : undefined;
}

/** The name of BINARY2 among the output formats of a service's capabilities. */
export function compactFormat(capabilities: string): string | undefined {
  let isBinary2 = false;
  for (const tag of xmlTags(capabilities)) {
    if (tag.kind !== 'open') continue;
    if (tag.name === 'outputFormat') isBinary2 = /votable-binary2$/i.test(attribute(tag.attributes, 'ivo-id'));
    if (tag.name !== 'mime') continue;
    const mime = xmlText(capabilities.slice(tag.end, capabilities.indexOf('<', tag.end))).trim();
    if (isBinary2 || BINARY2.test(mime)) return mime;
  }
  return undefined;
}
