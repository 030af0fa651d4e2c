import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** A notebook file: its path, the group it is counted in, and its name there. */
export type NotebookFile = { readonly path: string; readonly group: string; readonly name: string };

/**
 * The Jupyter notebooks among these files and in these folders, by path; one found in a folder is grouped by the
 * folder's first level.
 */
export function findNotebooks(given: readonly string[]): readonly NotebookFile[] {
  return given.flatMap((place) => {
    const path = resolve(place);
    if (!statSync(path).isDirectory()) return [{ path, group: basename(dirname(path)), name: basename(path) }];
    const inside = readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ipynb') && !file.includes('.ipynb_checkpoints'))
      .sort();
    return inside.map((file) => {
      const [first = '', ...rest] = file.replaceAll('\\', '/').split('/');
      return {
        path: join(path, file),
        group: rest.length > 0 ? first : basename(path),
        name: rest.length > 0 ? rest.join('/') : first,
      };
    });
  });
}
