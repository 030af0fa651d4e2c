/** What is dragged: sets a value, and tells how many rows are shown. */
export type Dragged = { readonly set: (value: number) => void; readonly rows: () => string | undefined };

/** Times in ms, of each change alone, and from the last change of a drag; and how often other rows were seen in it. */
export type Followed = { readonly alone: readonly number[]; readonly lastMs: number; readonly seen: number };

/**
 * Sets `values` one after another, each once the rows of the one before are there, then all of them as a hand drags,
 * one each `everyMs`. Each value has another number of rows. `changed` resolves when something may have changed.
 */
export async function follow(
  { set, rows }: Dragged,
  values: readonly number[],
  everyMs: number,
  changed: () => Promise<void>,
): Promise<Followed> {
  // No rows at all are none of a value.
  const isNew = (before: string | undefined): boolean => rows() !== before && rows() !== undefined;
  const alone: number[] = [];
  let last: string | undefined;
  for (const value of values) {
    const before = rows();
    const fromMs = performance.now();
    set(value);
    while (!isNew(before)) await changed();
    alone.push(performance.now() - fromMs);
    last = rows();
  }
  const first = values[0] ?? 0;
  set(first);
  while (!isNew(last)) await changed();
  const seen = new Set<string | undefined>();
  let lastMs = 0;
  for (const value of values) {
    set(value);
    lastMs = performance.now();
    await new Promise((resolve) => setTimeout(resolve, everyMs));
    seen.add(rows());
  }
  while (rows() !== last) await changed();
  return { alone, lastMs: performance.now() - lastMs, seen: seen.size };
}
