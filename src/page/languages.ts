import { CELL_LANGUAGES, type Language } from '../notebook/cell.ts';

const NAMES: Readonly<Record<Language, string>> = {
  markdown: 'Markdown',
  python: 'Python',
  sql: 'SQL',
  javascript: 'JavaScript',
};

/** The languages of a cell in the order in which they are offered, with their names for people. */
export const LANGUAGES: readonly { readonly language: Language; readonly name: string }[] = CELL_LANGUAGES.map(
  (language) => ({ language, name: NAMES[language] }),
);

/** A language's name for people. */
export function languageName(language: Language): string {
  return NAMES[language];
}
