import type { Drawn } from '../drawn.ts';
import { markdownHtml } from './markdownHtml.ts';
import { safeHtml } from './safeHtml.ts';
import { typesetMath } from './typesetMath.ts';
import './text.css';

const slug = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');

/** Markdown (CommonMark with tables, HTML and TeX) as a sanitised element; TeX is typeset shortly after. */
export function markdownElement(text: string): HTMLElement {
  const element = document.createElement('div');
  element.className = 'markdown';
  element.append(safeHtml(markdownHtml(text)));
  for (const heading of element.querySelectorAll('h1, h2, h3, h4')) heading.id ||= slug(heading.textContent ?? '');
  void typesetMath(element).catch(() => undefined);
  return element;
}

/** Markdown as a view. */
export function markdownView(text: string): Drawn {
  const element = markdownElement(text);
  element.dataset['view'] = 'markdown';
  return { element, dispose: () => undefined };
}
