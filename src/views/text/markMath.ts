import { make } from '../../dom/make.ts';
import { closings, mathAt } from './mathAt.ts';
import { MATH } from './mathRule.ts';

const BARE = 'code, pre, script, style, textarea, .katex';

/** Marks the TeX in the texts below an element, for `typesetMath`. */
export function markMath(root: Element): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
  for (const text of texts) if (!text.parentElement?.closest(BARE)) text.replaceWith(marked(text.data));
}

/** The text as one node: words and formulas beside each other may be put apart. */
function marked(text: string): Node | string {
  const closingAt = closings(text);
  const parts: (Node | string)[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== '$' && text[at] !== '\\') continue;
    const match = mathAt(text, at, closingAt);
    // A dollar with a backslash before it is one.
    if (text.startsWith('\\$', at)) at++;
    if (!match) continue;
    parts.push(text.slice(from, at), make('span', { [MATH]: match.block ? 'block' : 'inline' }, match.tex));
    from = match.end;
    at = from - 1;
  }
  return parts.length === 0 ? text : make('span', {}, ...parts, text.slice(from));
}
