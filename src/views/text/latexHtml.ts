import makeMarkdown from 'markdown-it';
import type { MarkdownIt } from 'markdown-it';
import { MATH, mathRule } from './mathRule.ts';

let parser: MarkdownIt | undefined;

/**
 * A text of TeX (`text/latex`) as HTML with marked TeX: a formula, with or without its dollars, on a line of its own;
 * formulas between words, as `Latex` of IPython has them, in their places.
 */
export function latexHtml(text: string): string {
  parser ??= makeMarkdown('zero').use(mathRule);
  const html = parser.render(text.trim()).trim();
  const formulas = html.split(`<span ${MATH}=`).length - 1;
  const [, alone] = /^(?:<p>)?<span [^>]*>([^<]*)<\/span>(?:<\/p>)?$/.exec(html) ?? [];
  if (formulas > 0 && alone === undefined) return html;
  return `<span ${MATH}="block">${alone ?? parser.utils.escapeHtml(text.trim())}</span>`;
}
