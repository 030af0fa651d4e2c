import { NotebookError } from '../../workers/wire/notebookError.ts';
import { countText } from '../known/countText.ts';

/**
 * The most that a notebook may hold: cells, characters of a cell's text (images that stand in it as base64 not
 * counted), bytes of its file, and how deep its JSON or HTML may be nested.
 */
export const LIMITS = { cells: 2000, cellCharacters: 2 ** 20, bytes: 32 * 2 ** 20, depth: 200 } as const;

/** What is said of a notebook that is over a limit. */
export function overLimit(limit: keyof typeof LIMITS): NotebookError {
  return refused(
    {
      cells: `This notebook has more than ${countText(LIMITS.cells)} cells`,
      cellCharacters: `A cell of this notebook has more than ${LIMITS.cellCharacters / 2 ** 20} MB of text`,
      bytes: `This notebook has more than ${LIMITS.bytes / 2 ** 20} MB`,
      depth: `This notebook’s file is nested more than ${LIMITS.depth} deep`,
    }[limit],
  );
}

/** A notebook that is not opened, and why. */
export function refused(message: string, advice = 'Nothing was opened.'): NotebookError {
  return new NotebookError({ kind: 'link', message, advice });
}

const IMAGE = /data:image\/[\w.+-]{1,40};base64,[\w+/=]*/g;

/** Fails with kind `link` where a cell's text is too long. */
export function checkCell(text: string): void {
  if (text.length > LIMITS.cellCharacters && text.replace(IMAGE, '').length > LIMITS.cellCharacters)
    throw overLimit('cellCharacters');
}
