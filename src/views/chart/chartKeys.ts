import { ID } from './chartJson.ts';
import { moved } from './chartRange.ts';
import type { LiveChart } from './liveChart.ts';

const STEP = 0.15;
const ZOOM = 1.5;

/** What keys choose in a plot. */
export type Choice = { readonly isEmpty: boolean; clear(): void; chooseInView(): void };

type Move = { readonly x?: number; readonly y?: number; readonly factor?: number };

const MOVES: Readonly<Record<string, Move>> = {
  ArrowLeft: { x: -STEP },
  ArrowRight: { x: STEP },
  ArrowUp: { y: STEP },
  ArrowDown: { y: -STEP },
  '+': { factor: 1 / ZOOM },
  '=': { factor: 1 / ZOOM },
  '-': { factor: ZOOM },
};

/** The keys of a plot, as `aria-keyshortcuts` has them. */
export const CHART_KEYS = 'ArrowLeft ArrowRight ArrowUp ArrowDown + - 0 s Escape';

/**
 * Lets keys move in a plot that has the focus: arrows, `+` and `-`, and `0` for all of it; `s` chooses what is in
 * view, Escape nothing.
 */
export function listenToKeys(
  element: HTMLElement,
  { plot, models }: Pick<LiveChart, 'plot' | 'models'>,
  choice: Choice | undefined,
  signal: AbortSignal,
): void {
  const whole = { x: models.seen(ID.xRange), y: models.seen(ID.yRange) };
  const { x, y = { isLog: false, isInverted: false } } = plot;
  const see = ({ x: byX = 0, y: byY = 0, factor = 1 }: Move): void => {
    const along = (by: number, isInverted: boolean): number => (isInverted ? -by : by);
    models.see(ID.xRange, moved(x, models.seen(ID.xRange), along(byX, x.isInverted), factor));
    // The bars of a histogram stand on their axis.
    if (plot.kind !== 'histogram')
      models.see(ID.yRange, moved(y, models.seen(ID.yRange), along(byY, y.isInverted), factor));
  };
  element.addEventListener(
    'keydown',
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target !== element) return;
      const move = MOVES[event.key];
      if (move) see(move);
      else if (event.key === 's' && choice) choice.chooseInView();
      else if (event.key === 'Escape' && choice?.isEmpty === false) choice.clear();
      else if (event.key === '0') {
        models.see(ID.xRange, whole.x);
        if (plot.kind !== 'histogram') models.see(ID.yRange, whole.y);
      } else return;
      event.preventDefault();
      event.stopPropagation();
    },
    { signal },
  );
}
