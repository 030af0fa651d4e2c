/** The files that the site makes: the ending of their names → media type. */
const MADE: ReadonlyMap<string, string> = new Map([
  ['html', 'text/html'],
  ['py', 'text/x-python'],
  ['md', 'text/markdown'],
  ['ipynb', 'application/x-ipynb+json'],
  ['csv', 'text/csv'],
  ['ecsv', 'text/plain'],
  ['vot', 'application/x-votable+xml'],
  ['fits', 'application/fits'],
  ['parquet', 'application/vnd.apache.parquet'],
  ['png', 'image/png'],
  ['svg', 'image/svg+xml'],
]);
const LONGEST = 120;

/**
 * A name that a file may have on the reader's disk, and its media type by its ending. Fails with `TypeError` on an
 * ending that the site does not make.
 */
export function downloadName(name: string): { readonly name: string; readonly mime: string } {
  const [, stem = '', ending = ''] = /^(.*)\.(\w+)$/su.exec(name) ?? [];
  const mime = MADE.get(ending.toLowerCase());
  if (mime === undefined) throw new TypeError(`A notebook cannot save a file of this kind: ${name.slice(-LONGEST)}`);
  // Only what cannot hide another ending or folder: \p{C} has controls and the marks that turn the direction of text.
  const plain = stem
    .replace(/[\p{C}\p{Z}/\\:*?"<>|]+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/gu, '')
    .slice(0, LONGEST);
  return { name: `${plain || 'notebook'}.${ending.toLowerCase()}`, mime };
}
