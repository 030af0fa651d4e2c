/**
 * How many letters of its texts a column's format of Python's has shown: of `.20s` 20, of `s` all (`Infinity`).
 * `undefined` for formats that are none of texts.
 */
export function shownLetters(format: string | undefined): number | undefined {
  const found = format === undefined ? null : /^(?:\.(\d+))?s$/.exec(format);
  return found ? Number(found[1] ?? Infinity) : undefined;
}
