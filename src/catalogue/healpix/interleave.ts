/** Spreads the low 16 bits of `v` to the even bits of an unsigned 32-bit number. */
export function spread16(v: number): number {
  let s = v & 0xffff;
  s = (s | (s << 8)) & 0x00ff00ff;
  s = (s | (s << 4)) & 0x0f0f0f0f;
  s = (s | (s << 2)) & 0x33333333;
  return ((s | (s << 1)) & 0x55555555) >>> 0;
}

/** Gathers the even bits of a 32-bit number into 16 bits; the inverse of `spread16`. */
export function gather16(v: number): number {
  let s = v & 0x55555555;
  s = (s | (s >>> 1)) & 0x33333333;
  s = (s | (s >>> 2)) & 0x0f0f0f0f;
  s = (s | (s >>> 4)) & 0x00ff00ff;
  return (s | (s >>> 8)) & 0xffff;
}
