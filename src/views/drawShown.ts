import { MIME } from '../../workers/wire/shown.ts';
import type { Shown } from '../../workers/wire/shown.ts';
import type { SkySpec } from '../../workers/wire/sky.ts';
import { arrowOfTable } from '../engines/arrowMetadata.ts';
import { chartView } from './chart/chartView.ts';
import { cubeView } from './chart/cubeView.ts';
import { controlView } from './control/controlView.ts';
import { drawFailure } from './drawFailure.ts';
import type { Drawn } from './drawn.ts';
import { fileView, type FileToTake } from './file/fileView.ts';
import { playableView } from './framed/playableView.ts';
import { inspectView } from './inspect/inspect.ts';
import { make } from './make.ts';
import { planView } from './plan/planView.ts';
import type { JsonItem } from './plot/bokehTypes.ts';
import { plotView } from './plot/plotView.ts';
import { plotlyView } from './plotly/plotlyView.ts';
import { skyView } from './sky/skyView.ts';
import { arrowGrid } from './table/arrowGrid.ts';
import { shownGrid } from './table/shownGrid.ts';
import { tableView } from './table/tableView.ts';
import { imageView, latexView, plainView, svgView } from './text/htmlView.ts';
import { markdownView } from './text/markdown.ts';
import type { ViewContext } from './viewContext.ts';
import { widgetView } from './widget/widgetView.ts';
import { recordOf } from '../known/recordOf.ts';
import { shownParts } from '../../workers/wire/shownParts.ts';
import { present } from '../known/present.ts';

type View = (data: unknown, shown: Shown, context: ViewContext) => Drawn;

/** Jupyter allows text as a list of lines. */
const text = (data: unknown): string => (Array.isArray(data) ? data.join('') : String(data));

const table: View = (data, shown, context) => {
  const found = shown.tables?.[String(recordOf(data).table)];
  if (!found) throw new RangeError('the table is not there');
  const arrow = arrowOfTable(found);
  const { saveTable } = context;
  const drawn = tableView(arrowGrid(arrow), {
    onSelect: (rows) => context.onSelectRows?.(arrow, rows),
    save: saveTable && ((format, run) => saveTable(found, format, run)),
  });
  const { plan } = shownParts(shown.data);
  if (plan) drawn.element.append(planView(plan).element);
  return drawn;
};

const failure: View = (data) => {
  const { message, advice, detail } = recordOf(data);
  const drawn = drawFailure(text(message), advice === undefined ? undefined : text(advice));
  if (detail !== undefined) drawn.element.append(make('pre', {}, text(detail)));
  return drawn;
};
function fileIn(data: unknown): FileToTake {
  const { name, buffer } = recordOf(data);
  return { name: String(name), buffer: String(buffer) };
}

const image =
  (type: string): View =>
  (data, shown) => {
    const width = shown.metadata?.[type]?.['width'];
    return imageView(
      type,
      text(data),
      text(shown.data['text/plain'] ?? ''),
      typeof width === 'number' ? width : undefined,
    );
  };

const VIEWS: readonly (readonly [string, View])[] = [
  [MIME.control, (_, shown, context) => controlView(shown, context, drawShown)],
  [MIME.sky, (data, shown, context) => skyView(data as SkySpec, shown, context)],
  [MIME.cube, (_, shown, context) => cubeView(shown, context)],
  [MIME.plot, (_, shown, context) => chartView(shown, context, (table) => drawShown(table, context))],
  [
    MIME.bokeh,
    (data, shown, context) => plotView(data as JsonItem, context, shown.buffers, (made) => drawShown(made, context)),
  ],
  [MIME.plotly, (data, shown, context) => plotlyView(data, context, shown.buffers)],
  [MIME.widget, (data, _, { widgets }) => widgetView(data, widgets)],
  [MIME.failure, failure],
  [MIME.table, table],
  [MIME.file, (data, shown, context) => fileView(fileIn(data), shown, context.saveFile)],
  [MIME.rows, (_, { data }) => tableView(shownGrid(present(shownParts(data).rows)))],
  [MIME.plan, (_, { data }) => planView(present(shownParts(data).plan), true)],
  ['text/html', (data, _, context) => playableView(text(data), context)],
  ['image/svg+xml', (data, shown, context) => svgView(text(data), context, text(shown.data['text/plain'] ?? ''))],
  ['image/png', image('image/png')],
  ['image/jpeg', image('image/jpeg')],
  ['image/gif', image('image/gif')],
  ['image/webp', image('image/webp')],
  ['text/latex', (data, _, { parts }) => latexView(text(data), parts)],
  ['text/markdown', (data, _, context) => markdownView(text(data), context)],
  ['application/json', (data) => inspectView(data)],
  ['text/plain', (data) => plainView(text(data))],
];

/** Draws a mime bundle by its richest form that a view knows. */
export function drawShown(shown: Shown, context: ViewContext): Drawn {
  for (const [type, view] of VIEWS) {
    const data = shown.data[type];
    if (data !== undefined && data !== null) return view(data, shown, context);
  }
  return drawFailure(
    `This value cannot be shown: it has only ${Object.keys(shown.data).join(', ') || 'no form at all'}`,
  );
}
