import katex from 'katex';
import css from 'katex/dist/katex.min.css?inline';
import 'katex/dist/katex.min.css';
import { adoptStyles } from './adoptStyles.ts';

/** A formula of more is no formula; KaTeX takes more than linear time for long ones. */
const MOST_CHARACTERS = 5000;
const MOST_EM = 100;
const MOST_EXPANSIONS = 1000;

/**
 * Draws TeX into an element that holds it; what KaTeX cannot read stays as text, in its error colour, and what is too
 * long or too deep as it is.
 */
export function renderTex(tex: string, element: HTMLElement, block: boolean): void {
  if (tex.length > MOST_CHARACTERS) return;
  try {
    katex.render(tex, element, {
      displayMode: block,
      throwOnError: false,
      output: 'htmlAndMathml',
      strict: false,
      trust: false,
      maxSize: MOST_EM,
      maxExpand: MOST_EXPANSIONS,
    });
  } catch (error) {
    // KaTeX's parser is recursive.
    if (!(error instanceof RangeError)) throw error;
    element.textContent = tex;
  }
}

/** Gives a tree of its own KaTeX's styles; its fonts are the page's. */
export function adoptKatexStyles(root: ShadowRoot): void {
  adoptStyles(root, css.replace(/@font-face\s*\{[^}]*\}/g, ''));
}
