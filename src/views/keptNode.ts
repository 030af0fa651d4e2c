import type { Shown } from '../../workers/wire/shown.ts';
import { filledMarkdown } from './text/filled.ts';
import { itemAt } from '../known/itemAt.ts';

/** What is longer stays out: a page of HTML is no result. */
const LONGEST = 2_000_000;

/** A node that a cell has drawn, as HTML that looks the same and does nothing, or as Markdown if it was made of it. */
export function keptNode(node: Node): Shown | undefined {
  const markdown = filledMarkdown(node);
  if (markdown !== undefined) return { data: { 'text/markdown': markdown } };
  const html = node instanceof Element ? frozen(node) : escaped(node.textContent ?? '');
  return html.length > LONGEST ? undefined : { data: { 'text/html': html } };
}

function frozen(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  // What is replaced needs a place, the element itself too.
  const holder = document.createElement('div');
  holder.append(copy);
  const both = (selector: string): readonly (readonly [Element, Element])[] => {
    const copies = withSelf(copy, selector);
    return withSelf(element, selector).map((one, index) => [one, itemAt(copies, index)] as const);
  };
  for (const [canvas, place] of both('canvas')) place.replaceWith(pictureOf(canvas as HTMLCanvasElement));
  for (const [area, place] of both('textarea')) place.textContent = (area as HTMLTextAreaElement).value;
  for (const [option, place] of both('option'))
    place.toggleAttribute('selected', (option as HTMLOptionElement).selected);
  const inputs = withSelf(element, 'input') as readonly HTMLInputElement[];
  const places = withSelf(copy, 'input');
  inputs.forEach((input, index) => {
    const place = itemAt(places, index);
    if (input.type === 'checkbox' || input.type === 'radio') {
      place.toggleAttribute('checked', input.checked);
      place.setAttribute('disabled', '');
    } else place.replaceWith(...valueOf(input));
  });
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

function withSelf(element: Element, selector: string): readonly Element[] {
  return [...(element.matches(selector) ? [element] : []), ...element.querySelectorAll(selector)];
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
