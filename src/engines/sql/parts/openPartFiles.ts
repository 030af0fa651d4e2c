import type { ByteRange } from '../../../../workers/sql/contract.ts';
import type { ParquetFile } from '../../../catalogue/parquet/parquetFile.ts';
import { itemAt } from '../../../known/itemAt.ts';
import type { Catalogues } from '../bytes/catalogues.ts';
import type { Member } from '../pool/member.ts';
import type { PartFile } from './part.ts';

/** A file of a part that SQL may read by its `name` as soon as what is `missing` of it is fetched. */
export type OpenedFile = { readonly file: ParquetFile; readonly name: string; readonly missing: readonly ByteRange[] };

/** Makes files of parts known to a database, all of them by one message. */
export async function openPartFiles(
  member: Member,
  files: readonly PartFile[],
  catalogues: Catalogues,
): Promise<readonly OpenedFile[]> {
  const footers = await Promise.all(
    files.map(async (wanted) => {
      const file = await catalogues.file(wanted.url);
      wanted.arrived?.(file);
      return { file, ranges: wanted.ranges.map(({ start, end }) => [start, end] as const) };
    }),
  );
  const asked = footers.map(({ file, ranges }) => ({ file: catalogues.remote(file), held: file.held, ranges }));
  const missing = await member.openFiles(asked);
  return footers.map(({ file }, i) => ({ file, name: itemAt(asked, i).file.name, missing: itemAt(missing, i) }));
}
