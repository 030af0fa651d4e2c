import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { columnsOf } from '../parquet/columns.ts';
import { openParquet } from '../parquet/openParquet.ts';
import { isNotFound, type Read } from '../read.ts';
import { fileNameOf } from './addresses.ts';
import { positionIn } from './positionIn.ts';
import type { CatalogueColumn } from '../parquet/catalogueColumn.ts';
import type { Catalogue } from './catalogue.ts';
import { itemAt } from '../../known/itemAt.ts';

/** Plain Parquet files as one catalogue: a partition a file, in the order given; columns of the first. */
export async function openFiles(urls: readonly string[], read: Read): Promise<Catalogue> {
  if (urls.length === 0)
    throw new NotebookError({ kind: 'sql', message: 'A list of Parquet files needs at least one address.' });
  const first = await openParquet(itemAt(urls, 0), read).catch((error: unknown) => {
    if (!isNotFound(error)) throw error;
    throw new NotebookError({ kind: 'fetch', message: `There is no file at ${urls[0]}.` }, { cause: error });
  });
  const columns = columnsOf(first.metadata);
  const rows = Number(first.metadata.num_rows);
  const single = urls.length === 1;
  return {
    name: fileNameOf(itemAt(urls, 0)).replace(/\.\w+$/, ''),
    url: itemAt(urls, 0),
    product: 'files',
    partitions: urls.map((url, i) => ({ files: [url], ...(i === 0 && { rows }) })),
    columns,
    schemaFile: first.url,
    ...(single && { isStated: true }),
    ...(single && { rows, bytes: first.totalBytes }),
    ...positionIn(columns),
    healpix: healpixIn(columns),
    margins: [],
    indexes: [],
    properties: {},
  };
}

/** HATS names its spatial index after the order. */
function healpixIn(columns: readonly CatalogueColumn[]): Catalogue['healpix'] {
  const found = columns.map(({ name }) => /^_healpix_(\d+)$/.exec(name)).find((match) => match !== null);
  return found ? { column: found[0], order: Number(found[1]) } : undefined;
}
