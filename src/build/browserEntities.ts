/**
 * Stands in for the decoder of HTML's named characters that markdown-it imports, whose table is a good part of what a
 * page waits for: browsers have it. One name as `&name;`; what is none is given back.
 */
export function decodeHTMLStrict(text: string): string {
  const place = document.createElement('textarea');
  place.innerHTML = text;
  const decoded = place.textContent;
  // HTML reads some old names without their semicolon too, and leaves what follows them.
  return decoded.length > 1 && decoded.endsWith(';') ? text : decoded;
}
