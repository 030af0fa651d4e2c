import { MOST_BYTES } from '../../../workers/wire/bytesWithin.ts';
import { NotebookError } from '../../../workers/wire/notebookError.ts';

/** The failure of a service that sends more than a page can read. */
export function tooLong(url: string): NotebookError {
  return new NotebookError({
    kind: 'fetch',
    message: `${new URL(url).host} sent more than ${MOST_BYTES.answer / 2 ** 20} MB, which is more than is read of an answer`,
    advice: 'Nothing of it was kept. Ask for fewer columns or rows.',
  });
}
