import { isRecord } from '../../known/isRecord.ts';
import { recordOf } from '../../known/recordOf.ts';
import type { Drawn } from '../drawn.ts';
import { lazyView } from '../lazyView.ts';
import { make } from '../../dom/make.ts';
import { onColors } from '../onColors.ts';
import { groundOf, plotColorsOf, type PlotColors } from '../plotColors.ts';
import type { ViewContext } from '../viewContext.ts';
import { freeingContexts } from './freeingContexts.ts';
import { loadPlotly } from './loadPlotly.ts';
import { loseContexts } from './loseContexts.ts';
import { pageTemplate } from './pageTemplate.ts';
import type { Plotly, PlotlyElement, PlotlyFigure, PlotlyTree } from './plotlyTypes.ts';
import { withBuffers } from './withBuffers.ts';
import './plotly.css';

const ALT = 'A plot as it was: run the cell for the live one';
const HEIGHT_PX = 450;

/** The layout as the page draws it: in its colours where these are Plotly's own, and as wide as the page. */
function layoutFor({ layout, isPlain }: PlotlyFigure, colors: PlotColors): PlotlyTree {
  const template = isRecord(layout['template']) ? layout['template'] : {};
  return {
    autosize: layout['width'] === undefined,
    height: HEIGHT_PX,
    ...layout,
    ...(isPlain && { template: pageTemplate(template, colors) }),
  };
}

function titleOf({ layout }: PlotlyFigure): string {
  const { title } = layout;
  const text = isRecord(title) ? title['text'] : title;
  return typeof text === 'string' ? text.replace(/<[^<>]*>/g, ' ').trim() : '';
}

async function pictureOf(plotly: Plotly, element: PlotlyElement, figure: PlotlyFigure, scale: number): Promise<string> {
  const { layout = {}, data, clientWidth: width, clientHeight: height } = element;
  const ground = groundOf(element);
  // A copy of it is drawn in the page.
  return freeingContexts(() =>
    plotly.toImage(
      { data, layout: figure.isPlain ? { ...layout, paper_bgcolor: ground } : layout, config: { staticPlot: true } },
      { format: 'png', width, height, scale },
    ),
  );
}

/** A button of the plot that gives the reader its picture: what Plotly's own does, a frame may not. */
function saveButton(plotly: Plotly, figure: PlotlyFigure, save: NonNullable<ViewContext['saveFile']>): object {
  return {
    name: 'Save as PNG',
    title: 'Save as PNG',
    icon: plotly.Icons.camera,
    click: async (element: PlotlyElement) => {
      const address = await pictureOf(plotly, element, figure, 2);
      const bytes = Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (byte) => byte.charCodeAt(0));
      await save(`${titleOf(figure) || 'plot'}.png`, bytes);
    },
  };
}

/**
 * A Plotly figure; `buffers` hold its big arrays. It follows the page's width, and its colours where it has none of its
 * own.
 */
export function plotlyView(
  data: unknown,
  { parts, saveFile }: Pick<ViewContext, 'parts' | 'saveFile'>,
  buffers: Readonly<Record<string, Uint8Array>> = {},
): Drawn {
  const tree = recordOf(data);
  const figure: PlotlyFigure = {
    data: withBuffers(tree['data'] ?? [], buffers),
    layout: recordOf(withBuffers(tree['layout'] ?? {}, buffers)),
    frames: withBuffers(tree['frames'] ?? [], buffers),
    config: recordOf(tree['config']),
    isPlain: tree['isPlain'] === true,
  };
  const holder = make('div', {
    class: 'plotly-view',
    'data-view': 'plot',
    role: 'figure',
    'aria-label': titleOf(figure) || 'Plot',
  });
  return lazyView(holder, ALT, async (outer, signal) => {
    const plotly = await loadPlotly(parts);
    const element: PlotlyElement = make('div', {});
    outer.replaceChildren(element);
    await plotly.newPlot(element, {
      data: figure.data,
      layout: layoutFor(figure, plotColorsOf(outer)),
      frames: figure.frames,
      config: {
        ...figure.config,
        displaylogo: false,
        responsive: false,
        modeBarButtonsToRemove: ['toImage', 'sendDataToCloud', ...listOf(figure.config['modeBarButtonsToRemove'])],
        modeBarButtonsToAdd: saveFile ? [saveButton(plotly, figure, saveFile)] : [],
      },
    });
    const stop = new AbortController();
    signal.addEventListener('abort', () => stop.abort(), { once: true });
    const resize = new ResizeObserver(() => {
      if (element.clientWidth > 0 && element.layout?.['autosize'] === true) plotly.Plots.resize(element);
    });
    resize.observe(outer);
    if (figure.isPlain)
      onColors(
        outer,
        stop.signal,
        (colors) => void plotly.relayout(element, { template: layoutFor(figure, colors)['template'] }),
      );
    return {
      dispose: () => {
        stop.abort();
        resize.disconnect();
        const canvases = [...element.querySelectorAll('canvas')];
        plotly.purge(element);
        loseContexts(canvases);
      },
      picture: () => pictureOf(plotly, element, figure, Math.min(2, Math.max(1, devicePixelRatio))),
    };
  });
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
