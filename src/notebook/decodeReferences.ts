import { itemAt } from '../known/itemAt.ts';

/**
 * Makes a function that gives the written texts with the character references of HTML in them resolved: all of them by
 * one page of the browser's parser.
 */
export function decodeReferences(written: readonly string[], parser: DOMParser): (text: string) => string {
  const referring = [...new Set(written.filter((text) => text.includes('&')))];
  if (referring.length === 0) return (text) => text;
  const page = parser.parseFromString(
    referring.map((text) => `<i title="${text.replaceAll('"', '&quot;')}"></i>`).join(''),
    'text/html',
  );
  const resolved = new Map([...page.querySelectorAll('i')].map((element, i) => [itemAt(referring, i), element.title]));
  return (text) => resolved.get(text) ?? text;
}
