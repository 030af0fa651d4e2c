import { xmlReader, xmlText } from './xmlTokens.ts';

/** The text of the first DESCRIPTION in a piece of XML, blanks collapsed. */
export function descriptionIn(xml: string): string | undefined {
  const next = xmlReader(xml);
  let tag = next(0);
  while (tag && !(tag.name === 'DESCRIPTION' && tag.kind === 'open')) tag = next(tag.end);
  const end = tag ? xml.indexOf('</', tag.end) : -1;
  return tag && end >= 0 ? xmlText(xml.slice(tag.end, end)).replace(/\s+/g, ' ').trim() : undefined;
}
