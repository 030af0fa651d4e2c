/** So many of the `per` parts of a second behind a point, without zeros at their end: `.5`; empty for none. */
export function fractionText(parts: bigint, per: bigint): string {
  if (parts === 0n) return '';
  return `.${String(parts)
    .padStart(String(per).length - 1, '0')
    .replace(/0+$/, '')}`;
}
