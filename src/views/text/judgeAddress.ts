import type { MediaContext } from '../viewContext.ts';
import { isOfWeb } from '../../known/isOfWeb.ts';

/**
 * What becomes of the address of something that a text shows: it loads from `address`, it waits until the reader lets
 * its `host`, or it is refused.
 */
export type Verdict =
  | { readonly kind: 'load'; readonly address: string }
  | { readonly kind: 'wait'; readonly host: string }
  | { readonly kind: 'refused' };

const REFUSED: Verdict = { kind: 'refused' };

/**
 * Judges the address of a picture or other media. A relative one lies beside the notebook's file; where that has no
 * address it is refused, as it could only ask the site for what no notebook comes with.
 */
export function judgeAddress(given: string, { siteUrl, pictures }: Required<MediaContext>): Verdict {
  const address = given.trim();
  if (address.startsWith('#')) return { kind: 'load', address };
  const base = pictures.folder ?? siteUrl;
  if (address === '' || !URL.canParse(address, base)) return REFUSED;
  // As browsers read it: `//host` and `\\host` name one, `https:path` does not.
  const url = new URL(address, base);
  if (url.protocol === 'data:' || url.protocol === 'blob:') return { kind: 'load', address };
  if (!isOfWeb(url)) return REFUSED;
  if (url.host === new URL(siteUrl).host)
    return pictures.folder !== undefined || /^(?:https?:)?[/\\]{2}/i.test(address)
      ? { kind: 'load', address: url.href }
      : REFUSED;
  return pictures.allows(url.host) ? { kind: 'load', address: url.href } : { kind: 'wait', host: url.host };
}

/**
 * Judges the address of a style sheet: only hosts may send one, since one that the notebook itself holds would pass by
 * the filter of its styles.
 */
export function judgeSheet(given: string, context: Required<MediaContext>): Verdict {
  const verdict = judgeAddress(given, context);
  return verdict.kind === 'load' && !/^https?:/i.test(verdict.address) ? REFUSED : verdict;
}
