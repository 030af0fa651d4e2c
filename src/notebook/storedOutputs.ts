import type { StoredOutput } from './ipynb/storedOutput.ts';
import type { Notebook } from './notebook.ts';
import { present } from '../known/present.ts';

/** Outputs that a file keeps, by cell id: they travel beside the `<notebook>` text, which has no place for them. */
export type StoredOutputs = Readonly<Record<string, readonly StoredOutput[]>>;

/** The outputs that a notebook keeps; `undefined` where it keeps none. */
export function storedOutputsOf({ cells }: Notebook): StoredOutputs | undefined {
  const kept = cells.flatMap(({ id, stored }) => (stored ? [[id, stored] as const] : []));
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

/** The notebook with outputs kept for its cells. */
export function withStoredOutputs(notebook: Notebook, outputs: StoredOutputs): Notebook {
  return {
    ...notebook,
    cells: notebook.cells.map((cell) =>
      Object.hasOwn(outputs, cell.id) ? { ...cell, stored: present(outputs[cell.id]) } : cell,
    ),
  };
}
