const MOST_DIGITS = 100;

/** A whole number of any size, in tens or, after `0x`, in sixteens; `undefined` for what is none. */
export function wholeOf(text: string): bigint | undefined {
  if (text.length < 16) {
    const value = Number(text);
    return text !== '' && Number.isSafeInteger(value) ? BigInt(value) : undefined;
  }
  // More digits are none of 64 bits, and long ones are read in more than linear time.
  if (text.length > MOST_DIGITS) return undefined;
  const [, sign = '', digits] = /^([+-]?)(\d+)(?:\.0*)?$/.exec(text) ?? [];
  if (digits !== undefined) return BigInt(sign === '-' ? `-${digits}` : digits);
  return /^0x[0-9a-f]+$/i.test(text) ? BigInt(text) : undefined;
}

/** A number with a point or an exponent, or one of the words for none and without end; `undefined` for others. */
export function floatOf(text: string): number | undefined {
  const value = Number(text);
  if (!Number.isNaN(value)) return text === '' || /^0[xbo]/i.test(text) ? undefined : value;
  if (/^[+-]?nan$/i.test(text)) return NaN;
  if (/^[+-]?inf(inity)?$/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  return undefined;
}
