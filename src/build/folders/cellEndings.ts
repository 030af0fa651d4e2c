import type { Language } from '../../notebook/cell.ts';

/** How the files of cells end in a folder of `cells/`, by language. */
export const CELL_ENDINGS: Readonly<Record<Language, string>> = {
  markdown: 'md',
  python: 'py',
  sql: 'sql',
  javascript: 'js',
};
