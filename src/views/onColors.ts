import { plotColorsOf, type PlotColors } from './plotColors.ts';

/** Calls `change` when the scheme of colours has become another at an element's place, until `signal` aborts. */
export function onColors(element: Element, signal: AbortSignal, change: (colors: PlotColors) => void): void {
  let { dark } = plotColorsOf(element);
  const look = (): void => {
    const colors = plotColorsOf(element);
    if (colors.dark === dark) return;
    dark = colors.dark;
    change(colors);
  };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', look, { signal });
  // The page may be given a scheme of its own.
  const marks = new MutationObserver(look);
  marks.observe(document.documentElement, { attributes: true });
  signal.addEventListener('abort', () => marks.disconnect(), { once: true });
}
