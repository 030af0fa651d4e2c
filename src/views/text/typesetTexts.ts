import { markMath } from './markMath.ts';
import { typesetMath, type MathSource } from './typesetMath.ts';

/** Typesets the TeX that stands in the texts below an element, once that can be; until then it stands as text. */
export function typesetTexts(root: Element, source: MathSource): void {
  markMath(root);
  void typesetMath(root, source).catch(() => undefined);
}
