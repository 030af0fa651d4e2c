/** A rational number, exactly; in lowest terms. */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint };

/** Beyond these no fraction is kept exactly. */
const [MOST_BITS, MOST_EXPONENT] = [900, 250];

/** A decimal (`1.5`, `2e-7`) as it is written; `undefined` for other texts, and for numbers that no double holds. */
export function fractionOf(text: string): Fraction | undefined {
  const [digits = '', power = '0'] = text.toLowerCase().split('e');
  const [whole = '', decimals = ''] = digits.split('.');
  const exponent = Number(power) - decimals.length;
  if (!/^\d+$/.test(whole + decimals) || text.length > 100 || !(Math.abs(exponent) <= MOST_EXPONENT)) return undefined;
  const [value, scale] = [BigInt(whole + decimals), 10n ** BigInt(Math.abs(exponent))];
  return exponent < 0 ? reduced(value, scale) : { numerator: value * scale, denominator: 1n };
}

/** `a * b`; `undefined` where that is too long to be kept exactly. */
export function product(a: Fraction, b: Fraction): Fraction | undefined {
  return kept(reduced(a.numerator * b.numerator, a.denominator * b.denominator));
}

/** A fraction to a whole power; `undefined` where that is too long to be kept exactly, or is none. */
export function power({ numerator, denominator }: Fraction, exponent: number): Fraction | undefined {
  const size = Math.abs(exponent);
  if (!Number.isInteger(exponent) || size * Math.max(bits(numerator), bits(denominator)) > MOST_BITS) return undefined;
  const [above, below] = [numerator ** BigInt(size), denominator ** BigInt(size)];
  if (exponent >= 0) return { numerator: above, denominator: below };
  return above === 0n ? undefined : { numerator: below, denominator: above };
}

function kept(fraction: Fraction): Fraction | undefined {
  return Math.max(bits(fraction.numerator), bits(fraction.denominator)) > MOST_BITS ? undefined : fraction;
}

function reduced(numerator: bigint, denominator: bigint): Fraction {
  let [a, b] = [numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return { numerator: numerator / a, denominator: denominator / a };
}

function bits(value: bigint): number {
  return value === 1n ? 0 : value.toString(16).length * 4;
}
