import makeMarkdown from 'markdown-it';
import type { MarkdownIt } from 'markdown-it';
import { mathRule } from './mathRule.ts';

function makeParser(): MarkdownIt {
  const parser = makeMarkdown({ html: true, linkify: true, typographer: true }).use(mathRule);
  // Schemeless text such as `astropy.table` or `main.py` is no link.
  parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  return parser;
}

let parser: MarkdownIt | undefined;

/**
 * Markdown (CommonMark with tables, HTML and TeX) as HTML, which is yet to be sanitised; TeX is marked, not typeset.
 */
export function markdownHtml(text: string): string {
  parser ??= makeParser();
  return parser.render(text);
}
