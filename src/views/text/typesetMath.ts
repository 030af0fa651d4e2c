import { MATH } from './mathRule.ts';

/** Typesets the marked TeX below an element once KaTeX has been loaded; until then, and if it cannot be, TeX stands as text. */
export async function typesetMath(root: Element): Promise<void> {
  const marked = root.querySelectorAll<HTMLElement>(`[${MATH}]`);
  if (marked.length === 0) return;
  const { adoptKatexStyles, renderTex } = await import('./katex.ts');
  const tree = root.getRootNode();
  if (tree instanceof ShadowRoot) adoptKatexStyles(tree);
  for (const element of marked) renderTex(element.textContent ?? '', element, element.getAttribute(MATH) === 'block');
}
