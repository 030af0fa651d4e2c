import type { Cell, Language } from '../../notebook/cell.ts';
import { fromHtml } from '../../notebook/html.ts';
import { lineDiff, type DiffLine } from './lineDiff.ts';

/**
 * How a part of a notebook differs: its title, or a cell by its place in the later text (in the earlier, for one that
 * is gone).
 */
export type PartDiff = { readonly label: string; readonly lines: readonly DiffLine[] };

const NAMES: Readonly<Record<Language, string>> = {
  markdown: 'Text',
  python: 'Python',
  sql: 'SQL',
  javascript: 'JavaScript',
};

/** All in which two `<notebook>` files differ, from top to bottom; none where they say the same. */
export function notebookDiff(before: string, after: string): readonly PartDiff[] {
  const [a, b] = [fromHtml(before), fromHtml(after)];
  const earlier = new Map(a?.cells.map((cell) => [cell.id, cell]));
  const later = new Set(b?.cells.map(({ id }) => id));
  const parts: PartDiff[] = [];
  const tell = (label: string, from: string, to: string): void => {
    if (from !== to) parts.push({ label, lines: lineDiff(from, to) });
  };
  tell('Title', a?.title ?? '', b?.title ?? '');
  tell('Order', a?.order ?? 'names', b?.order ?? 'names');
  b?.cells.forEach((cell, place) =>
    tell(`Cell ${place + 1}, ${NAMES[cell.language]}`, written(earlier.get(cell.id)), written(cell)),
  );
  a?.cells.forEach(
    (cell, place) =>
      later.has(cell.id) || tell(`Cell ${place + 1}, ${NAMES[cell.language]}, is gone`, written(cell), ''),
  );
  const both = (cells: readonly Cell[] = []) =>
    cells.map(({ id }) => id).filter((id) => earlier.has(id) && later.has(id));
  tell(
    'Places of cells',
    both(a?.cells)
      .map((id) => `cell ${id}`)
      .join('\n'),
    both(b?.cells)
      .map((id) => `cell ${id}`)
      .join('\n'),
  );
  return parts;
}

/** A cell as lines: its settings where they are not as they come, then its text. */
function written(cell: Cell | undefined): string {
  if (!cell) return '';
  const { language, output, hidden, text } = cell;
  const settings = [`${NAMES[language]}${output ? ` → ${output}` : ''}${hidden ? ', output hidden' : ''}`];
  return [...settings, text].join('\n');
}
