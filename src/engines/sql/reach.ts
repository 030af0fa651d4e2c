import type { Read } from '../../catalogue/read.ts';
import type { ByteStore } from '../../store/byteStore.ts';
import type { LocalFiles } from '../localFiles.ts';
import { isLocal } from './address/localAddress.ts';
import { Catalogues } from './bytes/catalogues.ts';
import { ContentKeys } from './bytes/contentKeys.ts';
import { FileParts } from './bytes/fileParts.ts';
import { Footers } from './bytes/footers.ts';
import { localFile } from './bytes/readLocal.ts';
import { wholeFile } from './bytes/wholeFile.ts';
import { DatabaseFiles } from './pool/databaseFiles.ts';
import { ReadersNames } from './pool/readersNames.ts';
import type { Reads } from './program/reads.ts';

/** What queries can reach by an address: files, what they say of themselves, and the names that they have here. */
export type Reach = {
  readonly whole: Reads['whole'];
  readonly footers: Footers;
  readonly catalogues: Catalogues;
  readonly files: DatabaseFiles;
  readonly names: ReadersNames;
};

/** Reaches files by `read`; those of `local` are the reader's, and bytes of others are kept in `store`. */
export function reachBy(read: Read, local: LocalFiles, store: Promise<ByteStore | undefined>): Reach {
  const footers = new Footers(read);
  const blobOf = (url: string) => (isLocal(url) ? localFile(local, url) : undefined);
  const keys = new ContentKeys();
  const catalogues = new Catalogues(footers);
  const onChanged = (url: string): void => {
    for (const known of [footers, files]) known.forget((one) => one === url);
    catalogues.forget((one) => url.startsWith(one));
  };
  const files = new DatabaseFiles(new FileParts(read, store, keys, onChanged), keys, blobOf);
  const whole = (url: string) => wholeFile(url, read);
  return { whole, footers, catalogues, files, names: new ReadersNames(files) };
}

/** Forgets what was read at an address and below it, where there are other files now. */
export function forgetAt(address: string, { catalogues, footers, files }: Reach): void {
  const isBelow = (url: string) => url === address || url.startsWith(`${address.replace(/\/$/, '')}/`);
  for (const known of [catalogues, footers, files]) known.forget(isBelow);
}
