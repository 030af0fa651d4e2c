/**
 * A number times ten to the power of `scale`, exact by its shortest decimal text; `undefined` where it has more places.
 */
export function wholeOf(value: number, scale: number): bigint | undefined {
  if (!Number.isFinite(value)) return undefined;
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const places = scale + Number(exponent) - fraction.length;
  // A whole number beyond 2^53 stands for its neighbours as well.
  if (places < 0 || (Number.isInteger(value) && !Number.isSafeInteger(value))) return undefined;
  return BigInt(whole + fraction) * 10n ** BigInt(places);
}
