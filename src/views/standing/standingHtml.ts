import { MATH } from '../text/mathRule.ts';
import { safeHtml } from '../text/safeHtml.ts';

/** Draws TeX as MathML, which browsers set without styles or fonts of ours. */
export type WriteTex = (tex: string, isBlock: boolean) => string;

const ADDRESSES = ['src', 'srcset', 'poster', 'href', 'xlink:href', 'data'] as const;

/**
 * HTML of a cell as text for a page that asks no host: sanitised, pictures of hosts as words, formulas as MathML. What
 * has styles of its own stands in a tree of its own, which they do not leave.
 */
export function standingHtml(html: string, writeTex: WriteTex): string {
  const holder = document.createElement('div');
  // Below no site's address: what is not in the text itself waits behind a place-holder.
  holder.append(safeHtml(html, { siteUrl: 'https://nowhere.invalid/' }));
  for (const placeholder of holder.querySelectorAll('[data-placeholder]')) {
    const words = document.createElement('em');
    words.textContent = `[${(placeholder.textContent ?? '').replace(': show', '')}]`;
    placeholder.replaceWith(words);
  }
  for (const element of holder.querySelectorAll('*')) tame(element);
  for (const math of holder.querySelectorAll(`[${MATH}]`)) {
    const isBlock = math.getAttribute(MATH) === 'block';
    math.innerHTML = writeTex(math.textContent ?? '', isBlock);
    math.removeAttribute(MATH);
  }
  const text = holder.innerHTML;
  return holder.querySelector('style, link') ? `<div><template shadowrootmode="open">${text}</template></div>` : text;
}

function tame(element: Element): void {
  const isLink = element.localName === 'a';
  for (const name of ADDRESSES) {
    const address = element.getAttribute(name);
    if (address === null) continue;
    const isHeld = /^(?:data:image\/|#)/i.test(address.trim());
    const leads = isLink && /^(?:https?:|mailto:)/i.test(address.trim());
    if (!isHeld && !leads) element.removeAttribute(name);
  }
  if (element.localName === 'button') element.setAttribute('disabled', '');
}
