import { escaped } from '../format/escaped.ts';
import type { Shown } from '../../workers/wire/shown.ts';
import { filledMarkdown } from './text/filled.ts';
import { itemAt } from '../known/itemAt.ts';
import { present } from '../known/present.ts';

/** What is longer stays out: a page of HTML is no result. */
const LONGEST = 2_000_000;

/** A node that a cell has drawn, as HTML that looks the same and does nothing, or as Markdown if it was made of it. */
export function keptNode(node: Node): Shown | undefined {
  const markdown = filledMarkdown(node);
  if (markdown !== undefined) return { data: { 'text/markdown': markdown } };
  const html = node instanceof Element ? frozen(node) : escaped(node.textContent ?? '');
  return html.length > LONGEST ? undefined : { data: { 'text/html': html } };
}

type Tag = keyof HTMLElementTagNameMap;

function frozen(element: Element): string {
  // What is replaced needs a place, the element itself too.
  const holder = document.createElement('div');
  holder.append(element.cloneNode(true));
  const copy = present(holder.firstElementChild);
  const both = <K extends Tag>(tag: K): readonly (readonly [HTMLElementTagNameMap[K], Element])[] => {
    const copies = withSelf(copy, tag);
    return withSelf(element, tag).map((one, index) => [one, itemAt(copies, index)] as const);
  };
  for (const [canvas, place] of both('canvas')) place.replaceWith(pictureOf(canvas));
  for (const [area, place] of both('textarea')) place.textContent = area.value;
  for (const [option, place] of both('option')) place.toggleAttribute('selected', option.selected);
  for (const [input, place] of both('input')) {
    if (input.type === 'checkbox' || input.type === 'radio') {
      place.toggleAttribute('checked', input.checked);
      place.setAttribute('disabled', '');
    } else place.replaceWith(...valueOf(input));
  }
  return holder.innerHTML;
}

/** A slider that stands beside its number says nothing more. */
function valueOf(input: HTMLInputElement): readonly Node[] {
  const hasNumber = input.type === 'range' && input.form?.querySelector('input[type="number"]') !== null;
  if (hasNumber || input.type === 'hidden' || input.type === 'password') return [];
  const value = document.createElement('b');
  value.textContent = input.value;
  return [value];
}

function pictureOf(canvas: HTMLCanvasElement): Node {
  const image = document.createElement('img');
  image.alt = '';
  image.width = canvas.clientWidth || canvas.width;
  try {
    image.src = canvas.toDataURL('image/png');
  } catch {
    // It holds pixels of another host.
    image.alt = 'A drawing that cannot be kept: run the cell to see it';
  }
  return image;
}

function withSelf<K extends Tag>(element: Element, tag: K): readonly HTMLElementTagNameMap[K][] {
  const isOne = (one: Element): one is HTMLElementTagNameMap[K] => one.matches(tag);
  return [...(isOne(element) ? [element] : []), ...element.querySelectorAll(tag)];
}
