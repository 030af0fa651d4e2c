/** So many units cut out of a text at a place, and others put there. */
export type TextChange = { readonly at: number; readonly cut: number; readonly put: string };

/** A text with changes in it; of two at one place the later one comes first. */
export function changedText(text: string, changes: readonly TextChange[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { at, cut, put } of [...changes].reverse().sort((a, b) => a.at - b.at)) {
    pieces.push(text.slice(from, at), put);
    from = at + cut;
  }
  return pieces.join('') + text.slice(from);
}
