import { itemAt } from '../../known/itemAt.ts';

/** A line that is in both texts, only in the earlier, or only in the later one. */
export type DiffLine = { readonly kind: 'same' | 'gone' | 'new'; readonly text: string };

/** Texts that differ in more than the product of so many lines are shown one after the other. */
const MOST_PAIRS = 4_000_000;

/** The lines of two texts as the shortest way from one to the other (longest common subsequence of lines). */
export function lineDiff(before: string, after: string): readonly DiffLine[] {
  const a = before === '' ? [] : before.split('\n');
  const b = after === '' ? [] : after.split('\n');
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const kinds = (kind: DiffLine['kind'], lines: readonly string[]) => lines.map((text): DiffLine => ({ kind, text }));
  const [onlyA, onlyB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const between =
    onlyA.length * onlyB.length > MOST_PAIRS
      ? [...kinds('gone', onlyA), ...kinds('new', onlyB)]
      : changed(onlyA, onlyB);
  return [...kinds('same', a.slice(0, start)), ...between, ...kinds('same', a.slice(a.length - end))];
}

function changed(a: readonly string[], b: readonly string[]): readonly DiffLine[] {
  const width = b.length + 1;
  // The length of the longest common subsequence of what follows in both.
  const common = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--)
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ kind: 'same', text: itemAt(a, i) });
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1)))
      lines.push({ kind: 'gone', text: itemAt(a, i++) });
    else lines.push({ kind: 'new', text: itemAt(b, j++) });
  }
  return lines;
}
