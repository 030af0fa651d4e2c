import type { SiteParts } from '../../engines/siteParts.ts';
import type { Drawn } from '../drawn.ts';
import { isDark } from '../isDark.ts';
import { lazyView, type Filled } from '../lazyView.ts';
import { make } from '../make.ts';
import { pictureOf } from '../pictureOf.ts';
import { bokehParts } from './bokehParts.ts';
import { applyTheme, stretch } from './bokehTheme.ts';
import type { BokehDocument, BokehModel, BokehNamespace, JsonItem } from './bokehTypes.ts';
import { loadBokeh } from './loadBokeh.ts';
import { plainTemplates } from './plainTemplates.ts';
import './plot.css';

async function show(bokeh: BokehNamespace, document: BokehDocument, element: HTMLElement): Promise<Filled> {
  const dark = isDark(element);
  const { color } = getComputedStyle(element);
  element.classList.toggle('dark', dark);
  for (const root of document.roots()) stretch(root);
  plainTemplates(document);
  applyTheme(document, { ink: color, faint: dark ? '#9aa3b2' : '#6b7280', dark });
  const views = await bokeh.embed.add_document_standalone(document, element);
  return {
    dispose: () => views.clear(),
    picture: async () => pictureOf(element),
  };
}

const ALT = 'A plot as it was: run the cell for the live one';
const plotElement = () => make('div', { class: 'plot-view', 'data-view': 'plot' });

/** A figure or layout from Python's `json_item`; `buffers` hold its big arrays where it refers to them by key. */
export function plotView(item: JsonItem, source: SiteParts, buffers: Readonly<Record<string, Uint8Array>> = {}): Drawn {
  return lazyView(plotElement(), ALT, async (element) => {
    const core = await loadBokeh(source);
    const parts = bokehParts(core, item.doc);
    // Titles keep their TeX as text where a site leaves MathJax out.
    if (parts.includes('mathjax')) await loadBokeh(source, ['mathjax']).catch(() => undefined);
    const bokeh = await loadBokeh(
      source,
      parts.filter((part) => part !== 'mathjax'),
    );
    const arrays = new Map(Object.entries(buffers).map(([key, bytes]) => [key, bytes.slice().buffer]));
    return show(bokeh, bokeh.require('document').Document.from_json(item.doc, undefined, arrays), element);
  });
}

/** Whether a value is a BokehJS figure or layout made by a JavaScript cell. */
export function isBokehModel(value: unknown): value is BokehModel {
  const model = value as Partial<BokehModel> | null;
  return (
    typeof value === 'object' &&
    model !== null &&
    typeof model.id === 'string' &&
    typeof model.type === 'string' &&
    typeof model.setv === 'function' &&
    typeof model.properties === 'object' &&
    'sizing_mode' in model.properties
  );
}

/** A BokehJS figure or layout. A second drawing of the same one takes its place from the first. */
export function plotModelView(model: BokehModel, source: SiteParts): Drawn {
  return lazyView(plotElement(), ALT, async (element) => {
    const bokeh = await loadBokeh(source, ['gl']);
    const document = model.document ?? new (bokeh.require('document').Document)();
    if (!model.document) document.add_root(model);
    (document.views_manager as { clear(): void } | null)?.clear();
    // Bokeh draws a document once; a figure that is shown again is a new drawing of it.
    document.views_manager = undefined;
    return show(bokeh, document, element);
  });
}
