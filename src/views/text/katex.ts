import katex from 'katex';
import css from 'katex/dist/katex.min.css?inline';
import 'katex/dist/katex.min.css';
import { adoptStyles } from './adoptStyles.ts';
import { texForKatex } from './texForKatex.ts';

/** A formula of more is no formula; KaTeX takes more than linear time for long ones. */
const MOST_CHARACTERS = 5000;
const MOST_EM = 100;
const MOST_EXPANSIONS = 1000;
const OPTIONS = {
  throwOnError: false,
  strict: false,
  trust: false,
  maxSize: MOST_EM,
  maxExpand: MOST_EXPANSIONS,
} as const;

/**
 * Draws TeX into an element that holds it; what KaTeX cannot read stays as text, in its error colour, and what is too
 * long or too deep as it is.
 */
export function renderTex(tex: string, element: HTMLElement, block: boolean): void {
  if (tex.length > MOST_CHARACTERS) return;
  try {
    katex.render(texForKatex(tex), element, {
      ...OPTIONS,
      displayMode: block,
      output: 'htmlAndMathml',
    });
  } catch (error) {
    // KaTeX's parser is recursive.
    if (!(error instanceof RangeError)) throw error;
    element.textContent = tex;
  }
}

/** TeX as MathML alone, which needs no styles or fonts; as `renderTex` does, what cannot be read stays as text. */
export function texMathMl(tex: string, block: boolean): string {
  const holder = document.createElement('span');
  holder.textContent = tex;
  if (tex.length > MOST_CHARACTERS) return holder.innerHTML;
  try {
    return katex.renderToString(texForKatex(tex), { ...OPTIONS, displayMode: block, output: 'mathml' });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return holder.innerHTML;
  }
}

/** Gives a tree of its own KaTeX's styles; its fonts are the page's. */
export function adoptKatexStyles(root: ShadowRoot): void {
  adoptStyles(root, css.replace(/@font-face\s*\{[^}]*\}/g, ''));
}
