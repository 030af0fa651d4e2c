import type { Cell, Language } from './cell.ts';
import type { CellOrder } from './notebook.ts';

/** One gesture of the author as a value; applied to a `Notebook` it gives a new one. */
export type Edit =
  | { readonly kind: 'setTitle'; readonly title: string }
  | { readonly kind: 'setOrder'; readonly order: CellOrder }
  | { readonly kind: 'setText'; readonly id: string; readonly text: string }
  | { readonly kind: 'setLanguage'; readonly id: string; readonly language: Language }
  | { readonly kind: 'setOutput'; readonly id: string; readonly output: string | undefined }
  | { readonly kind: 'setPinned'; readonly id: string; readonly pinned: boolean }
  | { readonly kind: 'setHidden'; readonly id: string; readonly hidden: boolean }
  | { readonly kind: 'insert'; readonly cell: Cell; readonly index: number }
  | { readonly kind: 'delete'; readonly id: string }
  | { readonly kind: 'move'; readonly id: string; readonly index: number };
