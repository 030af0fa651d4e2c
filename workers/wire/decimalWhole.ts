/** An Arrow decimal, or one of DuckDB's HUGEINTs, without its point: little-endian two's complement words. */
export function decimalWhole(words: Uint32Array): bigint {
  let value = 0n;
  for (let i = words.length - 1; i >= 0; i--) value = (value << 32n) | BigInt(words[i]!);
  return BigInt.asIntN(words.length * 32, value);
}

/** The text of a decimal without its point, and its scale; exact. */
export function decimalText(whole: bigint, scale: number): string {
  if (scale <= 0) return `${whole * 10n ** BigInt(-scale)}`;
  const digits = `${whole < 0n ? -whole : whole}`.padStart(scale + 1, '0');
  return `${whole < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
