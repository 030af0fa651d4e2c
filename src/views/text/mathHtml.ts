import { make } from '../../dom/make.ts';
import type { MediaContext } from '../viewContext.ts';
import { confine } from './confine.ts';
import { safeHtml } from './safeHtml.ts';
import type { MathSource } from './typesetMath.ts';
import { typesetTexts } from './typesetTexts.ts';
import './text.css';

/** HTML with TeX, sanitised and confined. */
export function mathHtml(html: string, context: MediaContext & { readonly parts: MathSource }): HTMLElement {
  const content = make('div', { class: 'html' }, safeHtml(html, context));
  const element = confine('html', content);
  typesetTexts(content, context.parts);
  return element;
}
