import type { Builtin } from '../engines/page/builtins.ts';
import type { SiteParts } from '../engines/siteParts.ts';
import { loadBokeh } from './plot/loadBokeh.ts';
import { markdownTags } from './text/markdownTag.ts';

/** Builtins of JavaScript cells that draw, for the page engine: `md`, `tex`, `bokeh` (all of BokehJS, once loaded), and the page's `width` in pixels. */
export function viewBuiltins(parts: SiteParts): Readonly<Record<string, Builtin>> {
  const { md, tex } = markdownTags(parts);
  return {
    md: () => md,
    tex: () => tex,
    bokeh: () => loadBokeh(parts, ['api', 'gl']),
    width: () => (document.querySelector('#notebook') ?? document.body).clientWidth,
  };
}
