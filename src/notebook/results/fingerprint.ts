import type { Cell } from '../cell.ts';

/** 53 bits of a text (cyrb53): enough to tell that a text has changed, not to keep anybody from forging one. */
export function fingerprint(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 2_654_435_761);
    b = Math.imul(b ^ unit, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return (2 ** 32 * (b & 0x1f_ffff) + (a >>> 0)).toString(36);
}

/** The fingerprint of a cell's program: what makes it run the same. */
export function programPrint({ language, text, output = '' }: Pick<Cell, 'language' | 'text' | 'output'>): string {
  return fingerprint(`${language}\n${output}\n${text}`);
}
