import { isDark } from './isDark.ts';

/** Colours of a page as plots need them: canvases cannot read CSS variables or `currentColor`. */
export type PlotColors = { readonly ink: string; readonly faint: string; readonly dark: boolean };

/** The colours at an element's place. */
export function plotColorsOf(element: Element): PlotColors {
  const dark = isDark(element);
  return { ink: getComputedStyle(element).color, faint: dark ? '#9aa3b2' : '#6b7280', dark };
}

/** The page's own ground behind a plot, which has none. */
export function groundOf(element: Element): string {
  return isDark(element) ? '#16181d' : '#ffffff';
}
