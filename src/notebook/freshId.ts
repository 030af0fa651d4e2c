/** An id that none of `taken` is: the smallest whole number above all numbers among them. */
export function freshId(taken: Iterable<string>): string {
  let highest = 0;
  for (const id of taken) if (/^\d{1,15}$/.test(id)) highest = Math.max(highest, Number(id));
  return String(highest + 1);
}
