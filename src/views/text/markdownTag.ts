import { make } from '../../dom/make.ts';
import type { TextContext } from '../viewContext.ts';
import { confine } from './confine.ts';
import { markdownElement } from './markdown.ts';
import { FILLED } from './filled.ts';
import { MATH } from './mathRule.ts';
import { PLACE } from './place.ts';
import { typesetMath, type MathSource } from './typesetMath.ts';
import { valueText } from './valueText.ts';

const PLACES = new RegExp(`<span ${PLACE}="(\\d+)"></span>`, 'g');

function placedText(nodes: readonly Node[]): string {
  return nodes.map((node) => (node instanceof Element ? node.outerHTML : (node.textContent ?? ''))).join('');
}

type Tag = (strings: TemplateStringsArray, ...values: readonly unknown[]) => HTMLElement;

/**
 * Makes the tag of Markdown cells and the builtin `md`: Markdown with values in it. DOM nodes, and arrays of them,
 * stand where they were put, as they are; everything else is text that is itself read as Markdown, and confined.
 */
export function markdownTag(context: TextContext): Tag {
  return (strings, ...values) => {
    const places: (readonly Node[])[] = [];
    const place = (value: unknown): string => {
      const list: readonly unknown[] = Array.isArray(value) ? value : [value];
      if (list.length === 0 || !list.every((item) => item instanceof Node)) return valueText(value);
      return `<span ${PLACE}="${places.push(list) - 1}"></span>`;
    };
    const text = strings.reduce((before, string, i) => before + place(values[i - 1]) + string);
    const content = markdownElement(text, context);
    for (const span of content.querySelectorAll(`[${PLACE}]`))
      span.replaceWith(make('slot', { name: span.getAttribute(PLACE) ?? undefined }));
    return Object.assign(confine(undefined, content, places), {
      [FILLED]: () => text.replace(PLACES, (_, index) => placedText(places[Number(index)] ?? [])),
    });
  };
}

/**
 * Makes the builtin `tex`: TeX as an element, inline. `tex.block` stands on a line of its own. Backslashes are kept as
 * written.
 */
export function texTags(source: MathSource): Tag & { readonly block: Tag } {
  return Object.assign(texTag(source, 'inline'), { block: texTag(source, 'block') });
}

function texTag(source: MathSource, form: 'inline' | 'block'): Tag {
  return (strings, ...values) => {
    const element = make(
      'span',
      { class: form === 'inline' ? 'tex' : undefined },
      make('span', { [MATH]: form }, String.raw(strings, ...values)),
    );
    void typesetMath(element, source).catch(() => undefined);
    return element;
  };
}
