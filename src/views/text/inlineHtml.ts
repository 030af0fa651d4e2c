import DOMPurify from 'dompurify';

const ALLOWED = { ALLOWED_TAGS: ['b', 'i', 'em', 'strong', 'sub', 'sup', 'code', 'span', 'br'], ALLOWED_ATTR: [] };

/** HTML that is put into a line of the page itself, as a widget's label: it marks words; it places and styles none. */
export function inlineHtml(html: string): string {
  return DOMPurify.sanitize(html, ALLOWED);
}
