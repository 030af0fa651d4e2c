import { itemAt } from '../../known/itemAt.ts';

const MOST_CHARACTERS = 1500;

/** What a text or a web page says, for people. */
export function words(text: string): string {
  const body = /<html|<!doctype|<body/i.test(text.slice(0, 2000)) ? withoutUnseen(text) : text;
  const plain = body
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;|&apos;/g, "'")
    .replace(/&amp;/g, '&');
  const said = plain
    .replace(/[ \t]+/g, ' ')
    .replace(/(?<!\s)\s*\n\s*/g, '\n')
    .trim();
  return said.length > MOST_CHARACTERS ? `${said.slice(0, MOST_CHARACTERS)}…` : said;
}

/** A page without its scripts, styles and head. */
function withoutUnseen(page: string): string {
  const opening = /<(script|style|head)\b/gi;
  const endless = new Set<string>();
  const pieces: string[] = [];
  let from = 0;
  for (let found = opening.exec(page); found; found = opening.exec(page)) {
    const name = itemAt(found, 1).toLowerCase();
    if (endless.has(name)) continue;
    const closing = new RegExp(`</${name}>`, 'gi');
    closing.lastIndex = opening.lastIndex;
    if (closing.exec(page)) {
      pieces.push(page.slice(from, found.index));
      from = closing.lastIndex;
      opening.lastIndex = from;
    } else endless.add(name);
  }
  return [...pieces, page.slice(from)].join(' ');
}
