import type { Builtin } from '../engines/page/builtins.ts';
import type { ViewBuiltin } from '../parse/builtinNames.ts';
import type { SiteParts } from '../engines/siteParts.ts';
import { loadBokeh } from './plot/loadBokeh.ts';
import { markdownTag, texTags } from './text/markdownTag.ts';
import type { TextContext } from './viewContext.ts';

/**
 * Builtins of JavaScript cells that draw, for the page engine: `md`, `tex`, `bokeh` (all of BokehJS, once loaded), and
 * the page's `width` in pixels.
 */
export function viewBuiltins(
  context: TextContext & { readonly parts: SiteParts },
): Readonly<Record<ViewBuiltin, Builtin>> {
  const [md, tex] = [markdownTag(context), texTags(context.parts)];
  return {
    md: () => md,
    tex: () => tex,
    bokeh: () => loadBokeh(context.parts, ['api', 'gl']),
    width: () => (document.querySelector('#notebook') ?? document.body).clientWidth,
  };
}
