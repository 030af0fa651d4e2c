import type { Drawn } from '../drawn.ts';
import { make } from '../../dom/make.ts';
import type { MediaContext } from '../viewContext.ts';
import { confine } from './confine.ts';
import { latexHtml } from './latexHtml.ts';
import { safeHtml } from './safeHtml.ts';
import { svgPicture } from './svgPicture.ts';
import { typesetMath, type MathSource } from './typesetMath.ts';
import './text.css';

/** HTML from a cell, such as a table of pandas or astropy, sanitised and confined. Wide content scrolls. */
export function htmlView(html: string, context?: MediaContext): Drawn {
  return {
    element: confine('html', make('div', { class: 'html' }, safeHtml(html, context))),
    dispose: () => undefined,
  };
}

/** An SVG image from text, as a picture or sanitised and confined; `alt` says what it shows. */
export function svgView(svg: string, context?: MediaContext, alt = ''): Drawn {
  const address = svgPicture(svg);
  if (address !== undefined) return pictureView(address, alt);
  return {
    element: confine('image', make('div', { class: 'drawing' }, safeHtml(svg, context))),
    dispose: () => undefined,
  };
}

/** An image of a type such as `image/png` from base64 text; `widthPx` where it is not to be drawn pixel by pixel. */
export function imageView(type: string, base64: string, alt: string, widthPx?: number): Drawn {
  return pictureView(`data:${type};base64,${base64.replace(/\s/g, '')}`, alt, widthPx);
}

function pictureView(address: string, alt: string, widthPx?: number): Drawn {
  const image = make('img', { src: address, alt, width: widthPx });
  return { element: make('div', { class: 'image-view', 'data-view': 'image' }, image), dispose: () => undefined };
}

/** TeX, with or without its dollars, on a line of its own; or formulas between words. */
export function latexView(text: string, source: MathSource): Drawn {
  // KaTeX makes no styles or ids of its own, but rules and shifts of any size.
  const element = make('div', { class: 'confined', 'data-view': 'latex' }, safeHtml(latexHtml(text)));
  void typesetMath(element, source).catch(() => undefined);
  return { element, dispose: () => undefined };
}

/** Text as it is, in the code font. */
export function plainView(text: string): Drawn {
  return { element: make('pre', { class: 'plain-view', 'data-view': 'text' }, text), dispose: () => undefined };
}
