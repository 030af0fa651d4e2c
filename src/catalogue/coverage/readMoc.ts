import type { Coverage } from './coverage.ts';
import { mocFromFits } from './mocFits.ts';
import { mocFromAscii, mocFromJson, parseMocJson } from './mocText.ts';

/**
 * A MOC of the sky in any of its forms: FITS, JSON or ASCII. Throws `SyntaxError` in the reader's terms for what is
 * none.
 */
export function readMoc(source: Uint8Array | string | Readonly<Record<string, unknown>>): Coverage {
  if (source instanceof Uint8Array) {
    const isFits = new TextDecoder('latin1').decode(source.subarray(0, 6)) === 'SIMPLE';
    return isFits ? mocFromFits(source) : readMoc(new TextDecoder().decode(source));
  }
  if (typeof source !== 'string') return mocFromJson(source);
  const text = source.trim();
  return text.startsWith('{') ? mocFromJson(parseMocJson(text)) : mocFromAscii(text);
}
