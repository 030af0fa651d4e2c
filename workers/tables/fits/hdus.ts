/** A header and data unit of a FITS file: its keywords, texts without quotes, and where its data lie (FITS 4.0 §3). */
export type Hdu = {
  readonly header: ReadonlyMap<string, string>;
  readonly dataStart: number;
  /** Without what fills the last block; it may reach beyond the file's end, where that was cut. */
  readonly dataBytes: number;
};

const BLOCK = 2880;
const CARD = 80;
const ASCII = new TextDecoder('latin1');

/** The units of a file, as far as they are whole enough to be told; none where the bytes are no FITS file. */
export function hdusOf(bytes: Uint8Array): readonly Hdu[] {
  if (ASCII.decode(bytes.subarray(0, 9)) !== 'SIMPLE  =') return [];
  const found: Hdu[] = [];
  for (let at = 0; at + BLOCK <= bytes.length;) {
    const { header, end } = readHeader(bytes, at);
    const dataBytes = sizeOf(header);
    if (end === undefined || dataBytes === undefined) break;
    found.push({ header, dataStart: end, dataBytes });
    at = end + Math.ceil(dataBytes / BLOCK) * BLOCK;
  }
  return found;
}

function readHeader(
  bytes: Uint8Array,
  start: number,
): { readonly header: ReadonlyMap<string, string>; readonly end: number | undefined } {
  const header = new Map<string, string>();
  let long: string | undefined;
  for (let at = start; at + BLOCK <= bytes.length; at += BLOCK) {
    for (let card = at; card < at + BLOCK; card += CARD) {
      const text = ASCII.decode(bytes.subarray(card, card + CARD));
      if (text.startsWith('END     ')) return { header, end: at + BLOCK };
      // A text too long for its card goes on in others (FITS 4.0 §4.2.1.2).
      const [, name, quoted, plain] = /^([A-Z0-9_-]+) *=? +(?:'((?:[^']|'')*)'|([^/]*))/.exec(text) ?? [];
      if (name === undefined || (name === 'CONTINUE' ? long === undefined : text[8] !== '=')) continue;
      const value = (quoted?.replaceAll("''", "'") ?? plain ?? '').trimEnd();
      const key: string = name === 'CONTINUE' ? (long ?? '') : name;
      const before = name === 'CONTINUE' ? (header.get(key) ?? '').replace(/&$/, '') : '';
      if (name === 'CONTINUE' || !header.has(key))
        header.set(key, before + (quoted === undefined ? value.trim() : value));
      long = quoted !== undefined && value.endsWith('&') ? key : undefined;
    }
  }
  return { header, end: undefined };
}

/** FITS 4.0 §4.4.1.1 and §7; `undefined` for a header that gives no size. */
function sizeOf(header: ReadonlyMap<string, string>): number | undefined {
  const size = (name: string) => Number(header.get(name) ?? 0);
  const dimensions = size('NAXIS');
  if (!(dimensions >= 0 && dimensions <= 999)) return undefined;
  const axes = Array.from({ length: dimensions }, (_, i) => size(`NAXIS${i + 1}`));
  if (axes.some((axis) => !(axis >= 0))) return undefined;
  // Random groups have no first axis (FITS 4.0 §6).
  const isGroups = axes[0] === 0 && header.get('GROUPS') === 'T';
  const values = (isGroups ? axes.slice(1) : axes).reduce((product, axis) => product * axis, 1);
  const groups = header.has('GCOUNT') ? size('GCOUNT') : 1;
  const bytes = dimensions === 0 ? 0 : (Math.abs(size('BITPIX')) / 8) * groups * (values + size('PCOUNT'));
  return bytes >= 0 && Number.isFinite(bytes) ? bytes : undefined;
}
