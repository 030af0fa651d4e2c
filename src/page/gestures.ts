import type { Language } from '../notebook/cell.ts';

/** What the reader can do to one cell, from its buttons and its keys. */
export interface Gestures {
  runStay(id: string): void;
  /** Runs and goes to the next cell, which is made where there is none. */
  runNext(id: string): void;
  runInsert(id: string): void;
  /** Puts an empty cell beside this one and opens it; in this one's language where none is named. */
  insert(id: string, where: 'above' | 'below', language?: Language): void;
  remove(id: string): void;
  move(id: string, by: -1 | 1): void;
  select(id: string, by: -1 | 1): void;
  setLanguage(id: string, language: Language): void;
  /** Offers a script that does what the cell does. */
  writeScript(id: string): void;
}
