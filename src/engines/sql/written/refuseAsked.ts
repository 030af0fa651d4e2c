import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import type { Catalogue } from '../../../catalogue/hats/catalogue.ts';

/** Fails with kind `sql` on a catalogue whose server makes its files: other databases ask for parts of files. */
export function refuseAsked({ name, url, asks }: Pick<Catalogue, 'name' | 'url' | 'asks'>): void {
  if (!asks) return;
  throw new NotebookError({
    kind: 'sql',
    message: `${name} is made by its server as it is asked for, which DuckDB elsewhere cannot read.`,
    detail: url,
    advice: 'Take another copy of the catalogue (Add data, Catalogues), or LSDB in a Python cell.',
  });
}
