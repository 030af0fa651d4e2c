import { MIME } from '../../workers/wire/shown.ts';
import type { Shown } from '../../workers/wire/shown.ts';
import type { SkySpec } from '../../workers/wire/sky.ts';
import { arrowOfTable } from '../engines/arrowMetadata.ts';
import { controlView } from './control/controlView.ts';
import { drawInert } from './drawInert.ts';
import type { Drawn } from './drawn.ts';
import { figureView } from './figure/figureView.ts';
import { fileView, type FileToTake } from './file/fileView.ts';
import { inspectView } from './inspect/inspect.ts';
import { laterView } from './laterView.ts';
import { planView } from './plan/planView.ts';
import type { JsonItem } from './plot/bokehTypes.ts';
import { plotView } from './plot/plotView.ts';
import { plotlyView } from './plotly/plotlyView.ts';
import { skyView } from './sky/skyView.ts';
import { arrowGrid } from './table/arrowGrid.ts';
import { linkedTable } from './table/linkedTable.ts';
import type { Save } from './table/saveMenu.ts';
import type { ViewContext } from './viewContext.ts';
import { widgetView } from './widget/widgetView.ts';
import { recordOf } from '../known/recordOf.ts';
import { shownParts } from '../../workers/wire/shownParts.ts';

type View = (data: unknown, shown: Shown, context: ViewContext) => Drawn;

const table: View = (data, shown, context) => {
  const found = shown.tables?.[String(recordOf(data).table)];
  if (!found) throw new RangeError('the table is not there');
  const { saveTable, linked } = context;
  const save = saveTable && ((...asked: Parameters<Save>) => saveTable(found, ...asked));
  const drawn = linkedTable(arrowGrid(arrowOfTable(found)), linked, save);
  const { plan } = shownParts(shown.data);
  if (plan) drawn.element.append(planView(plan).element);
  return drawn;
};

function fileIn(data: unknown): FileToTake {
  const { name, buffer } = recordOf(data);
  return { name: String(name), buffer: String(buffer) };
}

const VIEWS: readonly (readonly [string, View])[] = [
  [MIME.control, (_, shown, context) => controlView(shown, context, drawShown)],
  [MIME.sky, (data, shown, context) => skyView(data as SkySpec, shown, context)],
  [
    MIME.cube,
    (_, shown, context) =>
      laterView(async () => {
        const { cubeView } = await import('./chart/cubeView.ts');
        return () => cubeView(shown, context);
      }),
  ],
  [
    MIME.plot,
    (_, shown, context) =>
      laterView(async () => {
        const { chartView } = await import('./chart/chartView.ts');
        return () => chartView(shown, context, (table) => drawShown(table, context));
      }),
  ],
  [
    MIME.bokeh,
    (data, shown, context) => plotView(data as JsonItem, context, shown.buffers, (made) => drawShown(made, context)),
  ],
  [
    MIME.figure,
    (data, shown, context) =>
      figureView(data, shown, context.moveFigure, (picture) =>
        drawInert(picture, { ...context, inspect: inspectView }),
      ),
  ],
  [MIME.plotly, (data, shown, context) => plotlyView(data, context, shown.buffers)],
  [MIME.widget, (data, _, { widgets }) => widgetView(data, widgets)],
  [MIME.table, table],
  [MIME.file, (data, shown, context) => fileView(fileIn(data), shown, context.saveFile)],
];

/** Draws a mime bundle by its richest form that a view knows. */
export function drawShown(shown: Shown, context: ViewContext): Drawn {
  // One that failed tells that before all else.
  for (const [type, view] of shown.data[MIME.failure] ? [] : VIEWS) {
    const data = shown.data[type];
    if (data !== undefined && data !== null) return view(data, shown, context);
  }
  return drawInert(shown, { ...context, inspect: inspectView });
}
