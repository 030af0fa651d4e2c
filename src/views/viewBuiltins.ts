import type { Builtin } from '../engines/page/builtins.ts';
import { loadBokeh } from './plot/loadBokeh.ts';
import { md, tex } from './text/markdownTag.ts';

/** Builtins of JavaScript cells that draw, for the page engine: `md`, `tex`, `bokeh` (all of BokehJS, once loaded), and the page's `width` in pixels. */
export function viewBuiltins(siteUrl: string): Readonly<Record<string, Builtin>> {
  return {
    md: () => md,
    tex: () => tex,
    bokeh: () => loadBokeh(siteUrl, ['api', 'gl']),
    width: () => (document.querySelector('#notebook') ?? document.body).clientWidth,
  };
}
