import type { Cell, Language } from '../cell.ts';
import { freshIds } from '../freshIds.ts';
import { firstHeading } from '../ipynb/firstHeading.ts';
import type { StoredOutput } from '../ipynb/storedOutput.ts';
import { checkCell, LIMITS, overLimit } from '../limits.ts';
import type { Notebook } from '../notebook.ts';

/** A cell that was found in a file. */
export type Draft = {
  readonly language: Language;
  readonly text: string;
  readonly id?: string;
  readonly output?: string;
  readonly pinned?: boolean;
  readonly hidden?: boolean;
  readonly stored?: readonly StoredOutput[];
};

/** A notebook of the cells that were found in a file; empty ones are left out. Fails with kind `link` over a limit. */
export function notebookOfDrafts(
  drafts: readonly Draft[],
  { title, order = 'names', made }: { readonly title?: string | undefined } & Pick<Notebook, 'order' | 'made'>,
): Notebook {
  const given = drafts.filter(({ text }) => text.trim() !== '');
  if (given.length > LIMITS.cells) throw overLimit('cells');
  const freshId = freshIds(given.flatMap(({ id }) => id ?? []));
  const seen = new Set<string>();
  const cells = given.map(({ id: own, language, text, output, pinned, hidden = false, stored }): Cell => {
    checkCell(text);
    const id = own !== undefined && !seen.has(own) ? own : freshId();
    seen.add(id);
    return {
      id,
      language,
      text,
      pinned: pinned ?? language !== 'markdown',
      hidden,
      ...(output !== undefined && { output }),
      ...(stored && stored.length > 0 && { stored }),
    };
  });
  return {
    title: title?.trim() || firstHeading(cells) || 'Untitled',
    cells,
    ...(order !== 'names' && { order }),
    ...(made && { made }),
  };
}
