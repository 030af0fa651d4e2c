/** A bit for each of `length` places, lowest first, as Arrow packs them. */
export function packedBits(length: number, isSet: (i: number) => boolean): Uint8Array<ArrayBuffer> {
  const bits = new Uint8Array(Math.ceil(length / 8));
  for (let i = 0; i < length; i++) if (isSet(i)) bits[i >> 3] = (bits[i >> 3] ?? 0) | (1 << (i & 7));
  return bits;
}
