import { MATH } from './mathRule.ts';

/** How long formulas are typeset at a stretch; between, the page answers. */
const BUSY_MS = 30;

/** Typesets the marked TeX below an element once KaTeX has been loaded; until then, and if it cannot be, TeX stands as text. */
export async function typesetMath(root: Element): Promise<void> {
  const marked = root.querySelectorAll<HTMLElement>(`[${MATH}]`);
  if (marked.length === 0) return;
  const { renderTex } = await import('./katex.ts');
  let pauseMs = performance.now() + BUSY_MS;
  for (const element of marked) {
    renderTex(element.textContent ?? '', element, element.getAttribute(MATH) === 'block');
    if (performance.now() < pauseMs) continue;
    await new Promise((resolve) => setTimeout(resolve));
    pauseMs = performance.now() + BUSY_MS;
  }
}
