import makeMarkdown from 'markdown-it';
import type { MarkdownIt } from 'markdown-it';
import { admonitionRule } from './admonitionRule.ts';
import { footnoteRule } from './footnoteRule.ts';
import { mathRule } from './mathRule.ts';
import { taskRule } from './taskRule.ts';

function makeParser(): MarkdownIt {
  // Without typography of its own: it makes © of the item (c), and other quotes of 5' 30".
  const parser = makeMarkdown({ html: true, linkify: true });
  parser.use(mathRule).use(taskRule).use(footnoteRule).use(admonitionRule);
  // Schemeless text such as `astropy.table` or `main.py` is no link.
  parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  return parser;
}

let parser: MarkdownIt | undefined;

/**
 * Markdown (CommonMark with tables, tasks, footnotes, boxes, HTML and TeX) as HTML, which is yet to be sanitised; TeX
 * is marked, not typeset.
 */
export function markdownHtml(text: string): string {
  parser ??= makeParser();
  return parser.render(text);
}
