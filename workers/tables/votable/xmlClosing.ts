/** Offset of an element's closing tag from a place on; the text's length where there is none. */
export function closing(xml: string, name: string, from: number): number {
  const pattern = new RegExp(`</(?:[\\w.-]+:)?${name}\\s*>`, 'g');
  pattern.lastIndex = from;
  return pattern.exec(xml)?.index ?? xml.length;
}
