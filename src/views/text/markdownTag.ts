import { markdownElement } from './markdown.ts';
import { MATH } from './mathRule.ts';
import { typesetMath, type MathSource } from './typesetMath.ts';

const PLACE = 'data-place';

const scalar = (value: unknown): string => {
  if (typeof value === 'number' && !Number.isInteger(value)) return String(Number(value.toPrecision(10)));
  return value === null || typeof value !== 'object' || value instanceof Date ? String(value) : (JSON.stringify(value) ?? '');
};

type Tag = (strings: TemplateStringsArray, ...values: readonly unknown[]) => HTMLElement;

/** The builtins `md` and `tex`, which draw their TeX by KaTeX from `math`. */
export function markdownTags(math: MathSource): { readonly md: Tag; readonly tex: Tag & { readonly block: Tag } } {
  return {
    md: (strings, ...values) => markdownOf(math, strings, values),
    tex: Object.assign(texTag(math, 'inline'), { block: texTag(math, 'block') }),
  };
}

/**
 * The tag of Markdown cells and the builtin `md`: Markdown with values in it. DOM nodes, and arrays of them, stand
 * where they were put; everything else is text that is itself read as Markdown.
 */
function markdownOf(math: MathSource, strings: TemplateStringsArray, values: readonly unknown[]): HTMLElement {
  const nodes: (readonly Node[])[] = [];
  const place = (value: unknown): string => {
    const list = Array.isArray(value) ? (value as readonly unknown[]) : [value];
    if (list.length === 0 || !list.every((item) => item instanceof Node)) return Array.isArray(value) ? list.map(scalar).join(', ') : scalar(value);
    return `<span ${PLACE}="${nodes.push(list) - 1}"></span>`;
  };
  const text = strings.reduce((before, string, i) => before + place(values[i - 1]) + string);
  const element = markdownElement(text, math);
  for (const span of element.querySelectorAll(`[${PLACE}]`)) span.replaceWith(...(nodes[Number(span.getAttribute(PLACE))] ?? []));
  return element;
}

/** The builtin `tex`: TeX as an element, inline. `tex.block` stands on a line of its own. Backslashes are kept as written. */
function texTag(source: MathSource, form: 'inline' | 'block'): Tag {
  return (strings, ...values) => {
    const element = document.createElement('span');
    const math = document.createElement('span');
    math.setAttribute(MATH, form);
    math.textContent = String.raw(strings, ...values);
    element.append(math);
    void typesetMath(element, source).catch(() => undefined);
    return element;
  };
}
