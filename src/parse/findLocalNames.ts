/** A text in quotes that begins as an address of SQL or a path of Python below which the reader's files are. */
const NAMED = /["'`](?:local:\/+|\/local\/)([^"'`/\n]+)/gi;

/** Distinct names of files and folders of the reader's that a cell's text reads, in order. */
export function findLocalNames(text: string): readonly string[] {
  // Names that are put together as the cell runs cannot be told.
  const names = [...text.matchAll(NAMED)]
    // A number behind a file's name is that of a table in it.
    .map(([, name = '']) => name.trim().replace(/(\.\w+)#\d{1,4}$/, '$1'))
    .filter((name) => name !== '' && !/[{}$%*]/.test(name));
  return [...new Set(names)];
}
