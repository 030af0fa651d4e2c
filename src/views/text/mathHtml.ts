import { make } from '../../dom/make.ts';
import type { MediaContext } from '../viewContext.ts';
import { confine } from './confine.ts';
import { markMath } from './markMath.ts';
import { safeHtml } from './safeHtml.ts';
import { typesetMath, type MathSource } from './typesetMath.ts';
import './text.css';

/** HTML with TeX, sanitised and confined. */
export function mathHtml(html: string, context: MediaContext & { readonly parts: MathSource }): HTMLElement {
  const content = make('div', { class: 'html' }, safeHtml(html, context));
  markMath(content);
  const element = confine('html', content);
  void typesetMath(content, context.parts).catch(() => undefined);
  return element;
}
