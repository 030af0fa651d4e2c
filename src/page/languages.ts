import type { Language } from '../notebook/cell.ts';

/** The languages of a cell in the order in which they are offered, with their names for people. */
export const LANGUAGES: readonly { readonly language: Language; readonly name: string }[] = [
  { language: 'markdown', name: 'Markdown' },
  { language: 'python', name: 'Python' },
  { language: 'sql', name: 'SQL' },
  { language: 'javascript', name: 'JavaScript' },
];

/** A language's name for people. */
export function languageName(language: Language): string {
  return LANGUAGES.find((entry) => entry.language === language)?.name ?? language;
}
