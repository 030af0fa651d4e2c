import type { Drawn } from '../drawn.ts';
import type { TextContext } from '../viewContext.ts';
import { confine } from './confine.ts';
import { markdownHtml } from './markdownHtml.ts';
import { safeHtml } from './safeHtml.ts';
import { typesetMath } from './typesetMath.ts';

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

/**
 * Markdown (CommonMark with tables, HTML and TeX) as a sanitised element, which is yet to be confined; TeX is typeset
 * shortly after.
 */
export function markdownElement(text: string, context: TextContext): HTMLElement {
  const element = document.createElement('div');
  element.className = 'markdown';
  element.append(safeHtml(markdownHtml(text), context));
  for (const heading of element.querySelectorAll('h1, h2, h3, h4')) heading.id ||= slug(heading.textContent ?? '');
  void typesetMath(element, context.parts).catch(() => undefined);
  return element;
}

/** Markdown as a view. */
export function markdownView(text: string, context: TextContext): Drawn {
  return { element: confine('markdown', markdownElement(text, context)), dispose: () => undefined };
}
