import type { Builtin } from '../engines/page/builtins.ts';
import { loadBokeh } from './plot/loadBokeh.ts';
import { markdownTag, tex } from './text/markdownTag.ts';
import type { MediaContext } from './viewContext.ts';

/** Builtins of JavaScript cells that draw, for the page engine: `md`, `tex`, `bokeh` (all of BokehJS, once loaded), and the page's `width` in pixels. */
export function viewBuiltins(context: MediaContext): Readonly<Record<string, Builtin>> {
  const md = markdownTag(context);
  return {
    md: () => md,
    tex: () => tex,
    bokeh: () => loadBokeh(context.siteUrl, ['api', 'gl']),
    width: () => (document.querySelector('#notebook') ?? document.body).clientWidth,
  };
}
