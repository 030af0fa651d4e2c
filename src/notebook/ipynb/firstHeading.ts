import type { Cell } from '../cell.ts';

// More is no title, and what takes its marks away looks from each of them to the end.
const MOST_CHARACTERS = 1000;

/** The first heading of the first two levels in cells' Markdown, without its marks. */
export function firstHeading(cells: readonly Cell[]): string | undefined {
  for (const { language, text } of cells) {
    const heading = language === 'markdown' ? /^ {0,3}#{1,2}[^\S\n]+(\S.*)$/m.exec(text)?.[1] : undefined;
    if (heading) return plain(heading.slice(0, MOST_CHARACTERS));
  }
  return undefined;
}

function plain(heading: string): string | undefined {
  return (
    heading
      .replace(/\s*#*\s*$/, '')
      .replace(/<[^>]*>|[*_`]|!?\[([^\]]*)\]\([^)]*\)/g, '$1')
      .trim() || undefined
  );
}
