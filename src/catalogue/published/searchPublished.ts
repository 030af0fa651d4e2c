import type { PublicCatalogue } from '../../../workers/wire/publicCatalogue.ts';

/** More words than these of a question are passed over. */
const MOST_WORDS = 12;

/**
 * The catalogues that have every word of a question in their name, address, description or columns: those with all of
 * them in the name first, then as they stand in the list.
 */
export function searchPublished(catalogues: readonly PublicCatalogue[], question: string): readonly PublicCatalogue[] {
  const words = question
    .toLowerCase()
    .split(/[\s,;/:'"()]+/)
    .filter(Boolean)
    .slice(0, MOST_WORDS);
  const holds = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const found = catalogues.filter((catalogue) => holds(textOf(catalogue)));
  const named = found.filter(({ name }) => holds(name));
  return [...named, ...found.filter((catalogue) => !named.includes(catalogue))];
}

function textOf({ name, about, address, columns }: PublicCatalogue): string {
  const described = columns.map((column) => `${column.name} ${column.ucd ?? ''} ${column.description ?? ''}`);
  return [name, about, address, ...described].join(' ');
}
