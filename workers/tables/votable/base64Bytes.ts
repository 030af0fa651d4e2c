const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const NONE = 255;
const BLANK = 254;

/**
 * The bytes of base64 (RFC 4648 §4) in `[from, to)` of a text, its blanks aside. Throws `RangeError` for other signs.
 */
export function base64Bytes(text: string, from: number, to: number): Uint8Array {
  const values = new Uint8Array(128).fill(NONE);
  for (let i = 0; i < 64; i++) values[LETTERS.charCodeAt(i)] = i;
  for (const blank of ' \t\n\r\f=') values[blank.charCodeAt(0)] = BLANK;
  const bytes = new Uint8Array(Math.ceil((3 * (to - from)) / 4));
  let at = 0;
  let bits = 0;
  let held = 0;
  for (let i = from; i < to; i++) {
    const value = values[text.charCodeAt(i)] ?? NONE;
    if (value === BLANK) continue;
    if (value === NONE) throw new RangeError('A sign that is none of base64');
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (held >> bits) & 255;
  }
  return bytes.subarray(0, at);
}
