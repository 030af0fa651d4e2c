import type { Progress } from '../../workers/wire/progress.ts';
import type { Table } from '../../workers/wire/table.ts';
import type { SaveFormat } from '../catalogue/save/formats.ts';
import type { LocalChoice } from '../../workers/wire/localChoice.ts';
import type { LiveValues } from '../engines/liveValues.ts';
import type { SiteParts } from '../engines/siteParts.ts';
import type { MoveFigure } from './figure/figureView.ts';
import type { LinkedRows } from './linked/linkedRows.ts';
import type { BokehLinks } from './plot/bokehLinks.ts';
import type { Pictures } from './pictures.ts';
import type { ScarceViews } from './sky/scarceViews.ts';
import type { Save } from './table/saveMenu.ts';
import type { MathSource } from './text/typesetMath.ts';
import type { WidgetHost } from './widget/widgetHost.ts';

/** What views need to know of the site and to tell of. */
export type ViewContext = {
  /** Absolute address of the site's folder, ending in `/`; the site's own HiPS is below it. */
  readonly siteUrl: string;
  /** What views load when they first need it. */
  readonly parts: SiteParts;
  /** The skies that are drawn; a browser has few WebGL contexts. */
  readonly skies: ScarceViews;
  /** What texts may show of other hosts; nothing where absent. */
  readonly pictures?: Pictures;
  /** Told what the reader does to controls; they do nothing where absent. */
  readonly live?: LiveValues;
  /** Gives a file of the reader's disk to the notebook. */
  readonly addLocal?: (choice: LocalChoice) => void;
  /** Joins the views that hold the same rows, so that what is chosen in one is in all. */
  readonly linked?: LinkedRows;
  /** Saves all rows of a table to the reader's disk. */
  readonly saveTable?: (table: Table, format: SaveFormat, run: Parameters<Save>[1]) => ReturnType<Save>;
  /** Asks the engine of catalogues for the rows of a query, which may read tables; nothing is asked where absent. */
  readonly ask?: (
    sql: string,
    tables: Readonly<Record<string, Table>>,
    signal: AbortSignal,
    onProgress?: (progress: Progress) => void,
  ) => Promise<Table>;
  /** Joins plots of Bokeh's to their twins in Python. */
  readonly bokehLinks?: BokehLinks;
  /** Has Python draw a figure of Matplotlib's anew, moved; what it shows comes through `onEvent`. */
  readonly moveFigure?: MoveFigure;
  /** Lets the pages of HTML that plays below this one be drawn; absent where nothing runs. */
  readonly letPlay?: () => Promise<void>;
  /** What draws widgets of Jupyter's; nothing where nothing runs. */
  readonly widgets?: () => Promise<WidgetHost>;
  /** Gives the reader a file. */
  readonly saveFile?: (name: string, bytes: Uint8Array) => Promise<unknown>;
};

/** What HTML needs to know of what it may load. */
export type MediaContext = Pick<ViewContext, 'siteUrl' | 'pictures'>;

/** What texts need, which may hold TeX too. */
export type TextContext = MediaContext & { readonly parts: MathSource };
