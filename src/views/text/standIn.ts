/** Puts something in an element's place. Where that is a link, `words` keep it one, and what stands in follows it. */
export function standIn(element: Element, stand: Element, words: string): void {
  const link = element.closest('a');
  if (!link) return element.replaceWith(stand);
  element.replaceWith(words || link.getAttribute('href') || '');
  link.after(' ', stand);
}
