import type { LiveValues } from '../../engines/liveValues.ts';
import type { Extent } from '../../catalogue/plot/facts.ts';
import { plainValue } from '../control/carriedOf.ts';
import { make } from '../../dom/make.ts';
import { smallButton } from '../smallButton.ts';
import { ID } from './chartJson.ts';
import type { ChartShape } from './chartShape.ts';
import { extentWords } from './chartWords.ts';
import type { LiveChart } from './liveChart.ts';

/** What a region is told by, where it stands at first, and whom it is told to. */
export type RegionOwner = {
  readonly id: string;
  readonly state: readonly number[];
  readonly values: Pick<LiveValues, 'set' | 'state'>;
};

type RegionChart = Pick<LiveChart, 'plot'> & {
  readonly models: Pick<LiveChart['models'], 'put' | 'seen' | 'onShape'>;
};

/**
 * The region that the reader chooses in a plot whose rows are not in the page: a box of its axes, of a histogram a part
 * of its one. It is a value of the notebook, and stays when the plot is drawn anew.
 */
export class ChartRegion {
  readonly element: HTMLElement;
  readonly #chart: RegionChart;
  readonly #owner: RegionOwner;
  readonly #words = make('span', { role: 'status' });
  readonly #clear = smallButton('Clear', 'Choose nothing (Escape)');
  #region: readonly number[] = [];

  constructor(chart: RegionChart, owner: RegionOwner, signal: AbortSignal) {
    this.#chart = chart;
    this.#owner = owner;
    const inView = smallButton('Choose what is in view');
    inView.addEventListener('click', () => this.chooseInView());
    this.#clear.addEventListener('click', () => this.clear());
    this.element = make(
      'p',
      { class: 'chart-choice' },
      inView,
      make('span', { class: 'chosen-note' }, this.#words, this.#clear),
    );
    chart.models.onShape(signal, (shape) => {
      if (shape.kind === 'box') this.#choose(this.#regionOf(shape));
    });
    const set = owner.values.state(owner.id);
    this.#show(Array.isArray(set) ? set.map(Number) : owner.state);
  }

  /** Whether nothing is chosen. */
  get isEmpty(): boolean {
    return this.#region.length === 0;
  }

  /** Chooses nothing. */
  clear(): void {
    this.#choose([]);
  }

  /** Chooses what the axes show. */
  chooseInView(): void {
    const { models } = this.#chart;
    this.#choose(this.#regionOf({ kind: 'box', x: models.seen(ID.xRange), y: models.seen(ID.yRange) }));
  }

  #regionOf({ x, y }: Extract<ChartShape, { kind: 'box' }>): readonly number[] {
    return this.#chart.plot.kind === 'histogram' ? [x.from, x.to] : [x.from, x.to, y.from, y.to];
  }

  #choose(region: readonly number[]): void {
    if (!region.every(Number.isFinite)) return;
    this.#show(region);
    const [x, y] = extentsOf(region);
    const value = x ? { x: pair(x), ...(y && { y: pair(y) }) } : null;
    this.#owner.values.set(this.#owner.id, { state: region, carried: plainValue(value) }, true);
  }

  #show(region: readonly number[]): void {
    const { plot, models } = this.#chart;
    this.#region = region;
    const [x, y] = extentsOf(region);
    this.#words.textContent = [x && extentWords(plot.x, x), y && plot.y && extentWords(plot.y, y)]
      .filter((words) => words !== undefined)
      .join(', ');
    this.#clear.hidden = !x;
    const vertical = y ? { bottom: y.from, top: y.to } : {};
    models.put(ID.region, x ? { visible: true, left: x.from, right: x.to, ...vertical } : { visible: false });
  }
}

const pair = ({ from, to }: Extent): readonly number[] => [from, to];

/** The extents along x and y, as far as a region has them. */
function extentsOf(region: readonly number[]): readonly [x?: Extent, y?: Extent] {
  const at = (place: number): Extent | undefined => {
    const [from, to] = region.slice(place);
    return from === undefined || to === undefined ? undefined : { from, to };
  };
  return [at(0), at(2)];
}
