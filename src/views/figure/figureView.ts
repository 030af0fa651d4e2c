import type { RunEvent } from '../../../workers/wire/runEvent.ts';
import { MIME, type Shown } from '../../../workers/wire/shown.ts';
import { recordOf } from '../../known/recordOf.ts';
import type { Drawn } from '../drawn.ts';
import { make } from '../../dom/make.ts';
import { failureText } from './failureText.ts';
import { figureGestures } from './figureGestures.ts';
import { newestMove, type FigureMove, type Place } from './newestMove.ts';
import './figure.css';

/** Has a figure in Python be drawn as the reader has moved in it. */
export type MoveFigure = (link: string, move: FigureMove, onEvent: (event: RunEvent) => void) => Promise<void>;

const CENTRE: Place = [0.5, 0.5];
const STEP = 0.1;
/** Of the picture's width and height around its middle. */
const ZOOMED = [
  [0.2, 0.2],
  [0.8, 0.8],
] as const;

const KEYS: Readonly<Record<string, FigureMove>> = {
  ArrowLeft: { move: 'pan', from: CENTRE, to: [0.5 + STEP, 0.5] },
  ArrowRight: { move: 'pan', from: CENTRE, to: [0.5 - STEP, 0.5] },
  ArrowUp: { move: 'pan', from: CENTRE, to: [0.5, 0.5 + STEP] },
  ArrowDown: { move: 'pan', from: CENTRE, to: [0.5, 0.5 - STEP] },
  '+': { move: 'zoom', from: ZOOMED[0], to: ZOOMED[1] },
  '=': { move: 'zoom', from: ZOOMED[0], to: ZOOMED[1] },
  '-': { move: 'out', from: ZOOMED[0], to: ZOOMED[1] },
  '0': { move: 'all' },
};

/**
 * A picture of a figure of Matplotlib's, in which the reader zooms and moves while its Python is there: by buttons and
 * drags, or by the keys of plots. `draw` draws a picture.
 */
export function figureView(
  data: unknown,
  shown: Shown,
  moveFigure: MoveFigure | undefined,
  draw: (picture: Shown) => Drawn,
): Drawn {
  const link = String(recordOf(data)['link']);
  let picture = pictureOf(shown);
  let drawn = draw(picture);
  if (!moveFigure) return drawn;
  const place = make('div', { class: 'figure-picture', tabindex: 0, role: 'group' }, drawn.element);
  place.setAttribute('aria-label', 'Figure');
  place.setAttribute('aria-keyshortcuts', 'ArrowLeft ArrowRight ArrowUp ArrowDown + - 0');
  const said = make('span', { role: 'status' });
  const show = (event: RunEvent): void => {
    const failure = failureText(event);
    if (failure !== undefined) said.textContent = failure;
    if (event.kind !== 'shown' || event.shown.data[MIME.figure] === undefined) return;
    said.textContent = '';
    picture = pictureOf(event.shown);
    drawn.dispose();
    const before = drawn.element;
    drawn = draw(picture);
    before.replaceWith(drawn.element);
  };
  const tell = newestMove((move) => moveFigure(link, move, show));
  const stop = new AbortController();
  const tools = figureGestures(place, tell, stop.signal);
  place.addEventListener('keydown', (event) => {
    const move = event.target === place && !event.ctrlKey && !event.metaKey && !event.altKey && KEYS[event.key];
    if (!move) return;
    tell(move);
    event.preventDefault();
    event.stopPropagation();
  });
  return {
    element: make('div', { class: 'figure-view' }, place, tools, said),
    dispose: () => {
      stop.abort();
      drawn.dispose();
    },
    kept: () => picture,
  };
}

/** A bundle without the figure that it is a picture of. */
function pictureOf({ data, metadata }: Shown): Shown {
  const { [MIME.figure]: _, ...pictures } = data;
  return { data: pictures, ...(metadata && { metadata }) };
}
