import { itemAt } from '../../known/itemAt.ts';

/** The first binary table of a FITS file: its header, and where its rows lie (FITS 4.0 §7.3). */
export type FitsTable = {
  readonly header: ReadonlyMap<string, string>;
  readonly rows: DataView;
  readonly rowBytes: number;
  readonly rowCount: number;
};

const BLOCK = 2880;

/** Finds the first binary table; none where the bytes are no FITS file or hold no table. */
export function firstTable(bytes: Uint8Array): FitsTable | undefined {
  const ascii = new TextDecoder('latin1');
  if (ascii.decode(bytes.subarray(0, 9)) !== 'SIMPLE  =') return undefined;
  let at = 0;
  while (at + BLOCK <= bytes.length) {
    const header = new Map<string, string>();
    for (let ended = false; !ended && at + BLOCK <= bytes.length; at += BLOCK) {
      for (let card = at; card < at + BLOCK; card += 80) {
        const text = ascii.decode(bytes.subarray(card, card + 80));
        if (text.startsWith('END     ')) ended = true;
        const found = /^([A-Z0-9_-]+) *= *(?:'((?:[^']|'')*)'|([^/]*))/.exec(text);
        if (found) header.set(itemAt(found, 1), (found[2] ?? found[3] ?? '').trim());
      }
    }
    const size = (name: string) => Number(header.get(name) ?? 0);
    const dimensions = size('NAXIS');
    // FITS 4.0 §4.4.1.1.
    if (!(dimensions >= 0 && dimensions <= 999)) return undefined;
    const axes = Array.from({ length: dimensions }, (_, i) => size(`NAXIS${i + 1}`));
    const dataBytes =
      axes.length === 0 ? 0 : (Math.abs(size('BITPIX')) / 8) * (axes.reduce((a, b) => a * b, 1) + size('PCOUNT'));
    if (!(dataBytes >= 0)) return undefined;
    if (header.get('XTENSION') === 'BINTABLE') {
      const [rowBytes = 0, rowCount = 0] = axes;
      if (!(rowBytes >= 0 && rowCount >= 0)) return undefined;
      if (at + rowBytes * rowCount > bytes.length) return undefined;
      return {
        header,
        rowBytes,
        rowCount,
        rows: new DataView(bytes.buffer, bytes.byteOffset + at, rowBytes * rowCount),
      };
    }
    at += Math.ceil(dataBytes / BLOCK) * BLOCK;
  }
  return undefined;
}
