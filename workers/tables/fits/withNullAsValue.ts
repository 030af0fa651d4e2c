import type { FitsColumn } from './fitsColumn.ts';

/**
 * An unsigned column whose `TNULL` is meant as its value, as astropy writes it, and not as what is stored (FITS 4.0
 * §7.3.2); `undefined` for other columns.
 */
export function withNullAsValue(stated: FitsColumn): FitsColumn | undefined {
  const { tnull, zero, scale } = stated;
  if (tnull === undefined || scale !== 1 || zero === '0') return undefined;
  if (![tnull, zero].every((text) => /^[+-]?\d+(?:\.0*)?$/.test(text))) return undefined;
  const whole = (text: string) => BigInt(text.replace(/^\+|\.0*$/g, ''));
  return { ...stated, tnull: String(whole(tnull) - whole(zero)) };
}
