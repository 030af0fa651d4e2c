const XLINK = 'http://www.w3.org/1999/xlink';

/**
 * The address that an element of HTML or SVG names by `href`, or by the `xlink:href` of SVG 1.1; empty where it has
 * none.
 */
export function hrefOf(element: Element): string {
  return (element.getAttribute('href') ?? element.getAttributeNS(XLINK, 'href') ?? '').trim();
}

/** Takes an element's address away in both of its forms. */
export function dropHref(element: Element): void {
  element.removeAttribute('href');
  element.removeAttributeNS(XLINK, 'href');
}
