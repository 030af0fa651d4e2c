/**
 * Longer lines than these are not written by hand, and the editors' grammars read some of them in more than linear
 * time, without a pause.
 */
const MOST_LINE_CHARACTERS = 5000;

/** Whether an editor reads a text by the grammar of its language; one with an endless line stands there plainly. */
export function hasGrammar(text: string): boolean {
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    if ((end < 0 ? text.length : end) - start > MOST_LINE_CHARACTERS) return false;
    if (end < 0) return true;
    start = end + 1;
  }
  return true;
}
