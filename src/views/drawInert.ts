import { MIME, type Shown } from '../../workers/wire/shown.ts';
import { shownParts } from '../../workers/wire/shownParts.ts';
import type { SiteParts } from '../engines/siteParts.ts';
import { present } from '../known/present.ts';
import { recordOf } from '../known/recordOf.ts';
import { drawFailure } from './drawFailure.ts';
import type { Drawn } from './drawn.ts';
import { playableView } from './framed/playableView.ts';
import { make } from '../dom/make.ts';
import { planView } from './plan/planView.ts';
import { shownGrid } from './table/shownGrid.ts';
import { tableView } from './table/tableView.ts';
import { imageView, latexView, plainView, svgView } from './text/htmlView.ts';
import { markdownView } from './text/markdown.ts';
import type { TextContext, ViewContext } from './viewContext.ts';

/** What inert forms are drawn with; JSON by `inspect`. */
export type InertContext = TextContext & {
  readonly parts: Partial<Pick<SiteParts, 'take'>>;
  readonly letPlay?: ViewContext['letPlay'] | undefined;
  readonly inspect: (value: unknown) => Drawn;
};

type View = (data: unknown, shown: Shown, context: InertContext) => Drawn;

/** Jupyter allows text as a list of lines. */
const text = (data: unknown): string => (Array.isArray(data) ? data.join('') : String(data));

const failure: View = (data) => {
  const { message, advice, detail } = recordOf(data);
  const drawn = drawFailure(text(message), advice === undefined ? undefined : text(advice));
  if (detail !== undefined) drawn.element.append(make('pre', {}, text(detail)));
  return drawn;
};

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
  [MIME.failure, failure],
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
  ['application/json', (data, _, { inspect }) => inspect(data)],
  ['text/plain', (data) => plainView(text(data))],
];

/** Draws a mime bundle by the richest of its forms that do nothing by themselves. */
export function drawInert(shown: Shown, context: InertContext): Drawn {
  for (const [type, view] of VIEWS) {
    const data = shown.data[type];
    if (data !== undefined && data !== null) return view(data, shown, context);
  }
  return drawFailure(
    `This value cannot be shown: it has only ${Object.keys(shown.data).join(', ') || 'no form at all'}`,
  );
}
