import type { Cell, Language } from '../cell.ts';
import type { Notebook } from '../notebook.ts';
import { shownPictures, shownText, type Showing } from '../results/shownText.ts';
import type { Change } from './change.ts';
import { pairCells } from './pairCells.ts';

/** What the cells of a notebook showed, by their ids: of an older version the texts alone may be there. */
export type Showings = Readonly<Record<string, Showing | string>>;

/** One version of a notebook, and what its cells showed. */
export type Side = { readonly notebook: Notebook; readonly shown?: Showings };

/**
 * A part in which two versions differ: its name, and how it reads in mine and in theirs; without `change` only what it
 * showed differs.
 */
export type Difference = {
  readonly label: string;
  readonly where: 'both' | 'mine' | 'theirs';
  readonly change?: Change;
  readonly mine: string;
  readonly theirs: string;
  /** What a cell showed, where that is known of all sides that have it and differs. */
  readonly shown?: { readonly mine: string; readonly theirs: string };
  readonly pictures?: { readonly mine: readonly string[]; readonly theirs: readonly string[] };
};

const NAMES: Readonly<Record<Language, string>> = {
  markdown: 'Text',
  python: 'Python',
  sql: 'SQL',
  javascript: 'JavaScript',
};

/** All in which two versions of a notebook differ, cell by cell, with what they showed; none where nothing differs. */
export function compareNotebooks(mine: Side, theirs: Side): readonly Difference[] {
  const [a, b] = [mine.notebook, theirs.notebook];
  const pairs = pairCells(a.cells, b.cells);
  const others = new Map(b.cells.map((cell) => [cell.id, cell]));
  const paired = new Set(pairs.values());
  const whole = (label: string, kind: 'title' | 'order' | 'places', from: string, to: string): readonly Difference[] =>
    from === to ? [] : [{ label, where: 'both', change: { kind }, mine: from, theirs: to }];
  const places = (cells: readonly Cell[], nameOf: (cell: Cell) => string | undefined): string =>
    cells.flatMap((cell) => nameOf(cell) ?? []).join('\n');
  const numbers = new Map(a.cells.map(({ id }, place) => [id, `cell ${place + 1}`]));
  const mineOf = new Map([...pairs].map(([own, other]) => [other, own]));
  return [
    ...whole('Title', 'title', a.title, b.title),
    ...whole('Order', 'order', orderText(a), orderText(b)),
    ...a.cells.flatMap((cell, place) =>
      cellDifference(`Cell ${place + 1}`, cell, others.get(pairs.get(cell.id) ?? ''), mine.shown, theirs.shown),
    ),
    ...b.cells.flatMap((cell, place) =>
      paired.has(cell.id) ? [] : cellDifference(`Cell ${place + 1}`, undefined, cell, mine.shown, theirs.shown),
    ),
    ...whole(
      'Places of cells',
      'places',
      places(a.cells, ({ id }) => (pairs.has(id) ? numbers.get(id) : undefined)),
      places(b.cells, ({ id }) => numbers.get(mineOf.get(id) ?? '')),
    ),
  ];
}

function cellDifference(
  place: string,
  mine: Cell | undefined,
  theirs: Cell | undefined,
  shownMine: Showings = {},
  shownTheirs: Showings = {},
): readonly Difference[] {
  const [from, to] = [written(mine), written(theirs)];
  const [a, b] = [mine && shownMine[mine.id], theirs && shownTheirs[theirs.id]];
  const isKnown = (!mine || a !== undefined) && (!theirs || b !== undefined);
  const texts = { mine: textOf(a), theirs: textOf(b) };
  const pictures = { mine: picturesOf(a), theirs: picturesOf(b) };
  const isTold = isKnown && texts.mine !== texts.theirs;
  // Of a version's pictures none are kept.
  const isDrawn = isKnown && ![a, b].some((one) => typeof one === 'string') && differ(pictures.mine, pictures.theirs);
  if (from === to && !isTold && !isDrawn) return [];
  const change: Change = { kind: 'cell', ...(mine && { mine: mine.id }), ...(theirs && { theirs: theirs.id }) };
  return [
    {
      label: `${place}, ${NAMES[mine?.language ?? theirs?.language ?? 'markdown']}`,
      where: mine && theirs ? 'both' : mine ? 'mine' : 'theirs',
      ...(from !== to && { change }),
      mine: from,
      theirs: to,
      ...(isTold && { shown: texts }),
      ...(isDrawn && { pictures }),
    },
  ];
}

/** A cell as lines: its settings, then its text. */
function written(cell: Cell | undefined): string {
  if (!cell) return '';
  const { language, output, hidden, text } = cell;
  return `${NAMES[language]}${output ? ` → ${output}` : ''}${hidden ? ', output hidden' : ''}\n${text}`;
}

function textOf(shown: Showing | string | undefined): string {
  return typeof shown === 'string' ? shown : shown ? shownText(shown) : '';
}

function picturesOf(shown: Showing | string | undefined): readonly string[] {
  return shown === undefined || typeof shown === 'string' ? [] : shownPictures(shown);
}

function differ(a: readonly string[], b: readonly string[]): boolean {
  return a.length !== b.length || a.some((one, place) => one !== b[place]);
}

function orderText({ order }: Notebook): string {
  return order === 'document' ? 'Cells run from top to bottom, as in Jupyter' : 'Cells run in the order of their names';
}
