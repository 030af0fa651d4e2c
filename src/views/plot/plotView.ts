import type { RunEvent } from '../../../workers/wire/runEvent.ts';
import type { Shown } from '../../../workers/wire/shown.ts';
import type { SiteParts } from '../../engines/siteParts.ts';
import type { Drawn } from '../drawn.ts';
import { lazyView, type Filled } from '../lazyView.ts';
import { make } from '../../dom/make.ts';
import { onColors } from '../onColors.ts';
import { plotColorsOf, type PlotColors } from '../plotColors.ts';
import { pictureOf } from '../pictureOf.ts';
import type { ViewContext } from '../viewContext.ts';
import { bokehParts } from './bokehParts.ts';
import { applyTheme, stretch, type Themed } from './bokehTheme.ts';
import type { BokehDocument, BokehModel, BokehNamespace, JsonItem } from './bokehTypes.ts';
import { loadBokeh } from './loadBokeh.ts';
import { plainTemplates } from './plainTemplates.ts';
import './plot.css';

/** Draws a document in an element; it fills the page's width, and follows the scheme of colours. */
export async function showDocument(
  bokeh: BokehNamespace,
  document: BokehDocument,
  element: HTMLElement,
  signal: AbortSignal,
): Promise<Filled> {
  for (const root of document.roots()) stretch(root);
  plainTemplates(document);
  const themed: Themed = new Map();
  const color = (colors: PlotColors): void => {
    element.classList.toggle('dark', colors.dark);
    applyTheme(document, colors, themed);
  };
  color(plotColorsOf(element));
  const views = await bokeh.embed.add_document_standalone(document, element);
  onColors(element, signal, color);
  return {
    dispose: () => views.clear(),
    picture: async () => pictureOf(element),
  };
}

const MOST_PRINTED = 10_000;
const ALT = 'A plot as it was: run the cell for the live one';
const plotElement = () => make('div', { class: 'plot-view', 'data-view': 'plot' });

/** Shows below a plot what its callbacks print and show, the newest alone of the latter. */
function newsBelow(element: HTMLElement, draw: (shown: Shown) => Drawn): (event: RunEvent) => void {
  const printed = make('pre', { class: 'plot-printed' });
  const shown = make('div');
  let last: Drawn | undefined;
  return (event) => {
    if (!printed.isConnected) element.append(printed, shown);
    if (event.kind === 'stream') printed.textContent = `${printed.textContent}${event.text}`.slice(-MOST_PRINTED);
    if (event.kind !== 'shown') return;
    last?.dispose();
    last = draw(event.shown);
    shown.replaceChildren(last.element);
  };
}

/** A figure or layout from Python's `json_item`; `buffers` hold its big arrays where it refers to them by key. */
export function plotView(
  item: JsonItem,
  { parts: source, bokehLinks }: Pick<ViewContext, 'parts' | 'bokehLinks'>,
  buffers: Readonly<Record<string, Uint8Array>> = {},
  draw: (shown: Shown) => Drawn = () => ({ element: make('div'), dispose: () => undefined }),
): Drawn {
  return lazyView(plotElement(), ALT, async (element, signal) => {
    const core = await loadBokeh(source);
    const parts = bokehParts(core, item.doc);
    // Titles keep their TeX as text where a site leaves MathJax out.
    if (parts.includes('mathjax')) await loadBokeh(source, ['mathjax']).catch(() => undefined);
    const bokeh = await loadBokeh(
      source,
      parts.filter((part) => part !== 'mathjax'),
    );
    const arrays = new Map(Object.entries(buffers).map(([key, bytes]) => [key, bytes.slice().buffer]));
    const document = bokeh.require('document').Document.from_json(item.doc, undefined, arrays);
    const filled = await showDocument(bokeh, document, element, signal);
    if (item.link !== undefined) bokehLinks?.attach(item.link, document, signal, newsBelow(element, draw));
    return filled;
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
  return lazyView(plotElement(), ALT, async (element, signal) => {
    const bokeh = await loadBokeh(source, ['gl']);
    const document = model.document ?? new (bokeh.require('document').Document)();
    if (!model.document) document.add_root(model);
    (document.views_manager as { clear(): void } | null)?.clear();
    // Bokeh draws a document once; a figure that is shown again is a new drawing of it.
    document.views_manager = undefined;
    return showDocument(bokeh, document, element, signal);
  });
}
