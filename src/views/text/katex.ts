import katex from 'katex';
import css from 'katex/dist/katex.min.css?inline';
import 'katex/dist/katex.min.css';
import { adoptStyles } from './adoptStyles.ts';

/** Draws TeX into an element; what KaTeX cannot read stays as text, in its error colour. */
export function renderTex(tex: string, element: HTMLElement, block: boolean): void {
  katex.render(tex, element, { displayMode: block, throwOnError: false, output: 'htmlAndMathml', strict: false, trust: false });
}

/** Gives a tree of its own KaTeX's styles; its fonts are the page's. */
export function adoptKatexStyles(root: ShadowRoot): void {
  adoptStyles(root, css.replace(/@font-face\s*\{[^}]*\}/g, ''));
}
