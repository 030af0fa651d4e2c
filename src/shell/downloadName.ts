/** The files that the site makes, or Python in it: the ending of their names → media type. None of them runs. */
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
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
  ['tif', 'image/tiff'],
  ['tiff', 'image/tiff'],
  ['pdf', 'application/pdf'],
  ['mp4', 'video/mp4'],
  ['wav', 'audio/wav'],
  ['json', 'application/json'],
  ['xml', 'application/xml'],
  ['zip', 'application/zip'],
  ['gz', 'application/gzip'],
  ...['asdf', 'dat', 'db', 'eps', 'fit', 'fts', 'h5', 'hdf5', 'nc', 'npy', 'npz', 'ps', 'reg', 'tar', 'votable'].map(
    (ending) => [ending, 'application/octet-stream'] as const,
  ),
  ...['bib', 'log', 'tex', 'toml', 'tsv', 'txt', 'yaml', 'yml'].map((ending) => [ending, 'text/plain'] as const),
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
