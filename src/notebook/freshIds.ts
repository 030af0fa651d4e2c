/** Gives ids that neither `taken` holds nor were given before: whole numbers above all numbers among them. */
export function freshIds(taken: Iterable<string>): () => string {
  const used = new Set(taken);
  let highest = 0;
  for (const id of used) if (/^\d{1,15}$/.test(id)) highest = Math.max(highest, Number(id));
  return () => {
    do highest++;
    while (used.has(String(highest)));
    return String(highest);
  };
}
