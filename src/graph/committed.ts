import type { Cell } from '../notebook/cell.ts';
import type { Notebook } from '../notebook/notebook.ts';
import { present } from '../known/present.ts';
import { boundNames, newEntry, renew, sameProgram, type Entry } from './entry.ts';
import type { GraphParts } from './graphParts.ts';
import { sameLink, type Link } from './link.ts';
import { linkCells } from './links.ts';
import { Places } from './places.ts';

/** The notebook's cells as they were last committed, and how those are linked; the author's text may be newer. */
export class Committed {
  readonly #parts: Pick<GraphParts, 'engines' | 'analyse'>;
  readonly #entries = new Map<string, Entry>();
  readonly places = new Places((id) => this.#entries.get(id));
  #notebook: Notebook = { title: '', cells: [] };
  #links: ReadonlyMap<string, Link> = new Map();

  constructor(parts: Pick<GraphParts, 'engines' | 'analyse'>) {
    this.#parts = parts;
  }

  get notebook(): Notebook {
    return this.#notebook;
  }

  get links(): ReadonlyMap<string, Link> {
    return this.#links;
  }

  get entries(): IterableIterator<Entry> {
    return this.#entries.values();
  }

  entry(id: string): Entry | undefined {
    return this.#entries.get(id);
  }

  /** The place of a cell in the document, from 1. */
  placeOf(id: string): number {
    return this.#notebook.cells.findIndex((cell) => cell.id === id) + 1;
  }

  /**
   * Takes a new notebook value; added cells, and changed ones that have not run, are committed. Gives the entries that
   * went, and those that now are, or no longer are, other than their text.
   */
  take(notebook: Notebook): { readonly removed: readonly Entry[]; readonly marked: readonly Entry[] } {
    this.#notebook = notebook;
    const ids = new Set(notebook.cells.map((cell) => cell.id));
    const removed = [...this.#entries.values()].filter(({ cell }) => !ids.has(cell.id));
    for (const { cell } of removed) this.#entries.delete(cell.id);
    const marked: Entry[] = [];
    for (const cell of notebook.cells) {
      const entry = this.#entries.get(cell.id);
      if (!entry) {
        this.#entries.set(cell.id, newEntry(cell, this.#parts.analyse(cell)));
      } else if (!entry.armed) {
        this.#commit(entry, cell);
      } else if (entry.edited === sameProgram(entry.cell, cell)) {
        entry.edited = !entry.edited;
        marked.push(entry);
      }
    }
    return { removed, marked };
  }

  /** Commits cells as they now read. */
  commit(ids: Iterable<string>): void {
    const cells = new Map(this.#notebook.cells.map((cell) => [cell.id, cell]));
    for (const id of ids) {
      const [entry, cell] = [this.#entries.get(id), cells.get(id)];
      if (entry && cell) this.#commit(entry, cell);
    }
  }

  /** Links the committed cells anew; gives the armed ones, with whether the change concerns them. */
  link(): readonly (readonly [entry: Entry, link: Link, isOther: boolean])[] {
    const before = this.#links;
    const ordered = this.#notebook.cells.map(({ id }) => present(this.#entries.get(id)));
    const nodes = ordered.map(({ cell, analysis }) => ({ id: cell.id, language: cell.language, analysis }));
    const inOrder = this.#notebook.order === 'document';
    this.#links = linkCells(nodes, inOrder);
    this.places.set(nodes, this.#links, inOrder);
    return ordered
      .filter(({ armed }) => armed)
      .map((entry) => {
        const link = present(this.#links.get(entry.cell.id));
        return [entry, link, !sameLink(before.get(entry.cell.id), link)] as const;
      });
  }

  #commit(entry: Entry, cell: Cell): void {
    entry.edited = false;
    if (entry.cell === cell) return;
    renew(entry);
    const before = boundNames(entry);
    const engine = this.#parts.engines[entry.cell.language];
    const stays = entry.cell.language === cell.language;
    entry.cell = cell;
    entry.analysis = this.#parts.analyse(cell);
    const now = new Set(stays ? boundNames(entry) : []);
    const gone = before.filter((name) => !now.has(name));
    if (entry.armed && gone.length > 0) engine.forget(gone, cell.id);
  }
}
