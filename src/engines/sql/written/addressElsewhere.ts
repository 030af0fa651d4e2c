import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { isLocal } from '../address/localAddress.ts';
import { isOnServer, pathOnServer } from '../address/serverAddress.ts';

/** An address as a program elsewhere reads it. Fails with kind `fetch` for a file of the reader's disk. */
export function addressElsewhere(url: string): string {
  if (isOnServer(url)) return pathOnServer(url);
  if (!isLocal(url)) return url;
  throw new NotebookError({
    kind: 'fetch',
    message: `${url} is a file of this computer's disk, which you have chosen in this page: a program elsewhere has it not.`,
    advice: 'Name it by its path there, in a cell whose first line is  -- @jupyter .',
  });
}
