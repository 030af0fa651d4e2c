import type { Drawn } from '../drawn.ts';
import { make } from '../make.ts';
import { safeHtml } from './safeHtml.ts';
import { typesetMath, type MathSource } from './typesetMath.ts';
import './text.css';

/** HTML from a cell, such as a table of pandas or astropy, sanitised. Wide content scrolls. */
export function htmlView(html: string): Drawn {
  const element = make('div', { class: 'html-view', 'data-view': 'html' });
  element.append(safeHtml(html));
  return { element, dispose: () => undefined };
}

/** An SVG image from text, sanitised. */
export function svgView(svg: string): Drawn {
  const element = make('div', { class: 'image-view', 'data-view': 'image' });
  element.append(safeHtml(svg));
  return { element, dispose: () => undefined };
}

/** A PNG or JPEG image from base64 text; `widthPx` where it is not to be drawn pixel by pixel. */
export function imageView(type: string, base64: string, alt: string, widthPx?: number): Drawn {
  const image = make('img', { src: `data:${type};base64,${base64.replace(/\s/g, '')}`, alt, width: widthPx });
  return { element: make('div', { class: 'image-view', 'data-view': 'image' }, image), dispose: () => undefined };
}

/** TeX, with or without its dollars, on a line of its own. */
export function latexView(text: string, source: MathSource): Drawn {
  const math = make('span', { 'data-math': 'block' }, text.trim().replace(/^(\$\$?|\\\[|\\\()([\s\S]*?)(\$\$?|\\\]|\\\))$/, '$2'));
  const element = make('div', { class: 'markdown', 'data-view': 'latex' }, math);
  void typesetMath(element, source).catch(() => undefined);
  return { element, dispose: () => undefined };
}

/** Text as it is, in the code font. */
export function plainView(text: string): Drawn {
  return { element: make('pre', { class: 'plain-view', 'data-view': 'text' }, text), dispose: () => undefined };
}
