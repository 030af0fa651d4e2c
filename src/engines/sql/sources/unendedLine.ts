const LINE_ENDS = [10, 13];

/** What to say of a text file that may have been cut on its way: nothing where its last line has an end. */
export function unendedLine(bytes: Uint8Array, url: string): readonly string[] {
  const last = bytes.at(-1);
  if (last === undefined || LINE_ENDS.includes(last)) return [];
  return [
    `The last line of ${url} has no end, and its server did not state the file's length: where it was cut short on the way, rows are missing and the last value is another.`,
  ];
}
