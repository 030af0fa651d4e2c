import type { Language } from '../notebook/cell.ts';
import type { Edit } from '../notebook/edit.ts';
import type { CellList } from './cellList.ts';
import type { Desk } from './desk.ts';
import type { Gestures } from './gestures.ts';
import { cellIds, newCell } from './newCell.ts';

/** Turns gestures into edits and runs, and moves the focus as readers of notebooks expect. */
export class PageGestures implements Gestures {
  readonly #desk: Desk;
  readonly #list: () => CellList;
  readonly #newId: () => string;

  constructor(desk: Desk, list: () => CellList) {
    this.#desk = desk;
    this.#list = list;
    this.#newId = cellIds(() => desk.notebook());
  }

  runStay(id: string): void {
    const view = this.#list().view(id);
    if (!view) return;
    view.flush();
    if (view.cell.language === 'markdown') {
      view.close();
      view.focus();
    }
    this.#desk.run(id);
  }

  runNext(id: string): void {
    this.runStay(id);
    this.#list().view(id)?.close();
    const next = this.#desk.notebook().cells[this.#index(id) + 1];
    if (next) this.#list().view(next.id)?.focus();
    else this.insert(id, 'below', this.#codeLike(id));
  }

  runInsert(id: string): void {
    this.runStay(id);
    this.insert(id, 'below', this.#codeLike(id));
  }

  insert(id: string, where: 'above' | 'below', language = this.#language(id)): void {
    this.insertAt(this.#index(id) + (where === 'below' ? 1 : 0), language);
  }

  /** Puts a cell at an index, empty or with a text, and opens it. */
  insertAt(index: number, language: Language, text = ''): void {
    this.#flush();
    const cell = { ...newCell(this.#newId(), language), text };
    this.#edit({ kind: 'insert', cell, index });
    const view = this.#list().view(cell.id);
    view?.edit();
    view?.element.scrollIntoView({ block: 'nearest' });
  }

  remove(id: string): void {
    this.#flush();
    const index = this.#index(id);
    this.#edit({ kind: 'delete', id });
    const { cells } = this.#desk.notebook();
    const neighbour = cells[index] ?? cells[index - 1];
    if (neighbour) this.#list().view(neighbour.id)?.focus();
  }

  move(id: string, by: -1 | 1): void {
    this.#flush();
    const index = this.#index(id) + by;
    if (index < 0 || index >= this.#desk.notebook().cells.length) return;
    this.#edit({ kind: 'move', id, index });
    this.#list().view(id)?.element.scrollIntoView({ block: 'nearest' });
  }

  select(id: string, by: -1 | 1): void {
    const next = this.#desk.notebook().cells[this.#index(id) + by];
    if (next) this.#list().view(next.id)?.focus();
  }

  setLanguage(id: string, language: Language): void {
    this.#flush();
    if (this.#language(id) !== language) this.#edit({ kind: 'setLanguage', id, language });
  }

  writeScript(id: string): void {
    this.#flush();
    this.#desk.writeScript(id);
  }

  #edit(edit: Edit): void {
    this.#desk.edit(edit);
    this.#list().sync();
  }

  #flush(): void {
    for (const view of this.#list().views()) view.flush();
  }

  #index(id: string): number {
    return this.#desk.notebook().cells.findIndex((cell) => cell.id === id);
  }

  #language(id: string): Language {
    return this.#desk.notebook().cells[this.#index(id)]?.language ?? 'python';
  }

  /** After text comes code. */
  #codeLike(id: string): Language {
    const language = this.#language(id);
    return language === 'markdown' ? 'python' : language;
  }
}
