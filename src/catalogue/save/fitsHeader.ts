/** FITS files are made of blocks of this many bytes. */
export const BLOCK = 2880;

/** A keyword's value: a text, which is quoted, or a number or logical as it is written. */
export type Card = readonly [key: string, value: string | { readonly bare: string }];

/**
 * A FITS header unit in whole blocks; texts longer than a card go on in CONTINUE (FITS 4.0 §4.2.1.2). Letters beyond
 * ASCII become `?`.
 */
export function fitsHeader(cards: readonly Card[]): Uint8Array {
  const lines = cards.flatMap(([key, value]) =>
    typeof value === 'string' ? textCards(key, value) : [`${key.padEnd(8)}= ${value.bare.padStart(20)}`],
  );
  const all = [...lines, 'END'].map((line) => line.padEnd(80)).join('');
  return new TextEncoder().encode(all.padEnd(Math.ceil(all.length / BLOCK) * BLOCK));
}

function textCards(key: string, value: string): readonly string[] {
  const letters = value
    .replace(/\s/g, ' ')
    .replace(/[^\x20-\x7e]/g, '?')
    .replaceAll("'", "''");
  if (letters.length <= 68) return [`${key.padEnd(8)}= '${letters.padEnd(8)}'`];
  const pieces: string[] = [];
  for (let at = 0; at < letters.length;) {
    let end = Math.min(letters.length, at + 67);
    // A doubled quote stays together.
    const odd = (/'*$/.exec(letters.slice(at, end))?.[0].length ?? 0) % 2 === 1;
    if (odd) end--;
    pieces.push(letters.slice(at, end));
    at = end;
  }
  return pieces.map(
    (piece, i) => `${i === 0 ? `${key.padEnd(8)}= ` : 'CONTINUE  '}'${piece}${i < pieces.length - 1 ? '&' : ''}'`,
  );
}
