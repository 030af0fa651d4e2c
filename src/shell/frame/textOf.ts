import type { PartPieces } from '../../../workers/wire/serveParts.ts';

/** The text of a file of the site. */
export async function textOf(opened: Promise<PartPieces>): Promise<string> {
  const { bytes, pieces } = await opened;
  const decoder = new TextDecoder();
  let text = '';
  let at = 0;
  while (at < bytes) {
    const { value } = await pieces.next();
    if (!value) throw new Error('A file ended before it was whole');
    at += value.byteLength;
    text += decoder.decode(value, { stream: at < bytes });
  }
  return text;
}
