import type { Cell } from '../cell.ts';
import { freshIds } from '../freshIds.ts';
import { checkCell, LIMITS, overLimit } from '../limits.ts';
import { readMade } from '../made/madeText.ts';
import type { Notebook } from '../notebook.ts';
import { Attachments } from './attachments.ts';
import { firstHeading } from './firstHeading.ts';
import { jsonIn, jupyterFile } from './jupyterFile.ts';
import { joined } from './jupyter.ts';
import { readCell } from './readCell.ts';
import { readOutputs } from './readOutputs.ts';
import { textOf } from './unchecked.ts';
import { recordOf } from '../../known/recordOf.ts';

/**
 * Reads a Jupyter notebook (nbformat 3 or 4) with the outputs it keeps; empty code cells are left out. Cells in Python
 * keep Jupyter's order. Undefined when the text is none; fails with kind `link` over a limit. What a part of the file
 * should not be is as if it were not there.
 */
export function readIpynb(text: string): Notebook | undefined {
  return notebookOf(jsonIn(text));
}

/** `readIpynb` for JSON that was parsed already. */
export function notebookOf(json: unknown): Notebook | undefined {
  const file = jupyterFile(json);
  if (!file) return undefined;
  const { metadata } = file;
  const kernel = languageOf(
    textOf(recordOf(metadata.kernelspec).language) ?? textOf(recordOf(metadata.language_info).name) ?? 'python',
  );
  const given = file.cells.filter(
    ({ source, metadata: own }) =>
      joined(source).trim() !== '' && recordOf(recordOf(own).skybook).added !== joined(source),
  );
  if (given.length > LIMITS.cells) throw overLimit('cells');
  const freshId = freshIds(given.flatMap(({ id }) => textOf(id) ?? []));
  const seen = new Set<string>();
  const attachments = new Attachments();
  const cells = given.map((cell): Cell => {
    const own = textOf(cell.id);
    const id = own !== undefined && !seen.has(own) ? own : freshId();
    seen.add(id);
    const read = readCell(cell, kernel, attachments);
    checkCell(read.text);
    const stored = readOutputs(cell.outputs);
    return { id, ...read, ...(stored.length > 0 && { stored }) };
  });
  const isOurs = given.some((cell) => recordOf(cell.metadata).skybook !== undefined);
  const order =
    textOf(recordOf(metadata.skybook).order) ??
    (isOurs || !cells.some(({ language }) => language === 'python') ? 'names' : 'document');
  const made = readMade(recordOf(metadata.skybook).made);
  return {
    ...(made && { made }),
    title: textOf(metadata.title)?.trim() || firstHeading(cells) || 'Untitled',
    cells,
    ...(order === 'document' && { order }),
  };
}

/** A kernel's language; what can be no name of one stands for none. */
function languageOf(name: string): string {
  return /^[\w+#.-]{1,40}$/.test(name) ? name.toLowerCase() : '';
}
