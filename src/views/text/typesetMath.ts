import { PART } from '../../../workers/wire/partPath.ts';
import type { SiteParts } from '../../engines/siteParts.ts';
import type * as Katex from './katex.ts';
import { MATH } from './mathRule.ts';

/** Where KaTeX is had from. */
export type MathSource = Pick<SiteParts, 'module'>;

/** How long formulas are typeset at a stretch; between, the page answers. */
const BUSY_MS = 30;

/**
 * Typesets the marked TeX below an element once KaTeX has been loaded; until then, and if it cannot be, TeX stands as
 * text.
 */
export async function typesetMath(root: Element, source: MathSource): Promise<void> {
  const marked = root.querySelectorAll<HTMLElement>(`[${MATH}]`);
  if (marked.length === 0) return;
  const { adoptKatexStyles, renderTex } = (await source.module(PART.katex)) as typeof Katex;
  const tree = root.getRootNode();
  if (tree instanceof ShadowRoot) adoptKatexStyles(tree);
  let pauseMs = performance.now() + BUSY_MS;
  for (const element of marked) {
    renderTex(element.textContent ?? '', element, element.getAttribute(MATH) === 'block');
    if (performance.now() < pauseMs) continue;
    await new Promise((resolve) => setTimeout(resolve));
    pauseMs = performance.now() + BUSY_MS;
  }
}
