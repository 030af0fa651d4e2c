import katex from 'katex';
import 'katex/dist/katex.min.css';

/** Draws TeX into an element; what KaTeX cannot read stays as text, in its error colour. */
export function renderTex(tex: string, element: HTMLElement, block: boolean): void {
  katex.render(tex, element, { displayMode: block, throwOnError: false, output: 'htmlAndMathml', strict: false, trust: false });
}
