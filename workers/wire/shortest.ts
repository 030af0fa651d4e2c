/** The shortest decimal text that reads back as the same number of its width. */
export function shortest(value: number, single: boolean): string {
  if (!single || !Number.isFinite(value)) return Object.is(value, -0) ? '-0' : String(value);
  for (let digits = 6; digits < 9; digits++) {
    const text = Number(value.toPrecision(digits));
    if (Math.fround(text) === value) return Object.is(value, -0) ? '-0' : String(text);
  }
  return String(Number(value.toPrecision(9)));
}
