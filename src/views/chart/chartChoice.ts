import type { GridData } from '../table/gridData.ts';
import { chosenNote } from '../linked/chosenNote.ts';
import type { ChosenRows, LinkedRows, LinkedView } from '../linked/linkedRows.ts';
import { make } from '../../dom/make.ts';
import { smallButton } from '../smallButton.ts';
import type { ChartRows } from './chartData.ts';
import { ID } from './chartJson.ts';
import { insideShape, type ChartShape } from './chartShape.ts';
import { barsOf, placesOf, type LiveChart, type SeenChart } from './liveChart.ts';

/** At most so many of the rows, evenly. */
function spread(rows: ChosenRows, most: number): ChosenRows {
  const step = Math.ceil(rows.size / most);
  return step > 1 ? new Set([...rows].filter((_, at) => at % step === 0)) : rows;
}

const NOBODY: LinkedView = { choose: () => undefined, leave: () => undefined };

/**
 * The rows of a plot that are chosen, with all views of the same rows: drawn around, pressed on, or all that are in
 * view. Shown as points of their own, as circles over a density, and as bars within a histogram's.
 */
export class ChartChoice {
  readonly element: HTMLElement;
  readonly #chart: LiveChart;
  readonly #rows: ChartRows;
  readonly #note = chosenNote(() => this.choose(new Set()));
  readonly #view: LinkedView;
  #chosen: ChosenRows = new Set();
  #seen: SeenChart | undefined;
  #isMarking = false;
  /** Whether the reader's last gesture changes what is chosen, and does not choose anew. */
  #isChanging = false;

  constructor(
    chart: LiveChart,
    { rows, table, linked }: { readonly rows: ChartRows; readonly table: GridData; readonly linked?: LinkedRows },
    signal: AbortSignal,
  ) {
    this.#chart = chart;
    this.#rows = rows;
    const button = smallButton('Choose rows in view');
    button.addEventListener('click', () => this.chooseInView());
    this.element = make('p', { class: 'chart-choice' }, button, this.#note.element);
    this.#view = linked?.join(table, (chosen) => this.#show(chosen)) ?? NOBODY;
    signal.addEventListener('abort', () => this.#view.leave(), { once: true });
    const follow = (event: Event): void => {
      this.#isChanging = event instanceof MouseEvent && (event.shiftKey || event.ctrlKey || event.metaKey);
    };
    // Bokeh answers to these, and tells nobody of the keys that were down.
    for (const type of ['pointerup', 'keyup']) document.addEventListener(type, follow, { signal, capture: true });
    chart.models.onShape(signal, (shape) => {
      // Points are chosen by Bokeh, which adds to what is chosen, and takes from it.
      if (this.#seen?.state.way !== 'points') this.#chooseIn(shape);
    });
    chart.models.onChange(signal, (id) => {
      if (id === ID.chosen && !this.#isMarking) this.#choosePoints();
    });
  }

  /** Whether any row is chosen. */
  get isEmpty(): boolean {
    return this.#chosen.size === 0;
  }

  /** Chooses rows, here and in the other views. */
  choose(rows: ChosenRows): void {
    this.#show(rows);
    this.#view.choose(rows);
  }

  /** Chooses no row. */
  clear(): void {
    this.choose(new Set());
  }

  /** Chooses all rows that are seen. */
  chooseInView(): void {
    const { models } = this.#chart;
    this.#chooseIn({ kind: 'box', x: models.seen(ID.xRange), y: models.seen(ID.yRange) });
  }

  /** Marks the chosen rows in what has been drawn anew. */
  drawn(seen: SeenChart): void {
    this.#seen = seen;
    this.#mark();
  }

  #chooseIn(shape: ChartShape): void {
    this.choose(this.#rows.within(insideShape(shape, this.#chart.plot)));
  }

  #choosePoints(): void {
    const { rows } = this.#seen ?? {};
    if (!rows) return;
    // Bokeh knows of none but those that it draws.
    const drawn = new Set(rows);
    const kept = this.#isChanging ? [...this.#chosen].filter((row) => !drawn.has(row)) : [];
    this.choose(new Set([...kept, ...this.#chart.models.chosen(ID.chosen).flatMap((at) => rows[at] ?? [])]));
  }

  #show(rows: ChosenRows): void {
    this.#chosen = rows;
    this.#note.say(rows);
    this.#mark();
  }

  #mark(): void {
    if (!this.#seen) return;
    this.#isMarking = true;
    try {
      if (this.#seen.state.way === 'bars') this.#markBars(this.#seen);
      else this.#markPoints(this.#seen);
    } finally {
      this.#isMarking = false;
    }
  }

  #markPoints({ rows, state }: SeenChart): void {
    const { plot, models } = this.#chart;
    const indices: number[] = [];
    rows?.forEach((row, at) => this.#chosen.has(row) && indices.push(at));
    models.put(ID.chosen, { indices });
    const circled = state.way === 'density' ? spread(this.#chosen, plot.mostPoints) : new Set<number>();
    models.fill(ID.marked, placesOf(plot, this.#rows.places(circled)));
  }

  #markBars({ edges }: SeenChart): void {
    const { plot, models } = this.#chart;
    const counted = edges && this.#rows.counts(this.#chosen, { x: edges });
    models.fill(ID.markedBars, barsOf(plot, edges, counted?.counts ?? new Float64Array()));
  }
}
