import type { Shown } from '../../../workers/wire/shown.ts';
import { shownParts } from '../../../workers/wire/shownParts.ts';
import type { Plot } from '../../catalogue/plot/plot.ts';
import type { Drawn } from '../drawn.ts';
import { lazyView } from '../lazyView.ts';
import { present } from '../../known/present.ts';
import { make } from '../../dom/make.ts';
import { planView } from '../plan/planView.ts';
import { loadBokeh } from '../plot/loadBokeh.ts';
import { showDocument } from '../plot/plotView.ts';
import type { ViewContext } from '../viewContext.ts';
import { chartJson, ID } from './chartJson.ts';
import { ChartChoice } from './chartChoice.ts';
import { ChartRegion } from './chartRegion.ts';
import { CHART_KEYS, listenToKeys } from './chartKeys.ts';
import { ChartModels } from './chartModels.ts';
import { chartLabel, chartNotes, type ChartState } from './chartWords.ts';
import { CountingNote } from './countingNote.ts';
import { drawSeen, type LiveChart } from './liveChart.ts';
import { openSource } from './openSource.ts';
import { tableBelow } from './tableBelow.ts';
import './chart.css';

/** Changes of the range within this time are one. */
const PAUSE_MS = 150;
const ALT = 'A plot as it was: run the cell for the live one';

/** Has `work` done for the newest call, once calls have stopped for a moment; one that is outdated is aborted. */
function newestOf(signal: AbortSignal, work: (signal: AbortSignal) => Promise<void>): () => void {
  let [timer, running]: [ReturnType<typeof setTimeout> | undefined, AbortController] = [
    undefined,
    new AbortController(),
  ];
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    running.abort();
  });
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running.abort();
      running = new AbortController();
      void work(running.signal);
    }, PAUSE_MS);
  };
}

/**
 * A plot of a table's columns, or of a query's that the engine counts: points, their density where they are many, or
 * bins, counted anew for what the reader zooms to. A table that comes with it is behind a button.
 */
export function chartView(shown: Shown, context: ViewContext, draw: (shown: Shown) => Drawn): Drawn {
  const { plot: wanted, plan } = shownParts(shown.data);
  const spec = present(wanted);
  const chart = make('div', { class: 'plot-view' });
  const stage = make('div', { class: 'chart-stage', role: 'img', tabindex: 0, 'aria-keyshortcuts': CHART_KEYS });
  const notes = make('p', { class: 'chart-notes', role: 'status' });
  const table = tableBelow(shown, draw);
  const counting = new CountingNote();
  chart.append(stage, notes, counting.element);
  const element = make('section', { class: 'chart', 'data-view': 'plot' }, chart, ...(table ? [table.element] : []));
  if (plan && !table) element.append(planView(plan).element);
  const drawn = lazyView(chart, ALT, async (_, signal) => {
    const {
      plot,
      data,
      table: rowsShown,
    } = await counting.during(openSource(spec, shown, context, signal, counting.tell));
    const facts = await counting.during(data.facts(signal));
    const tell = (state?: ChartState): void => {
      notes.replaceChildren(...chartNotes(plot, facts, state).flatMap((note) => [note, ' ']));
      if (state) stage.setAttribute('aria-label', chartLabel(plot, facts, state));
    };
    tell();
    stage.setAttribute('aria-label', `${labelOf(plot)}: ${facts.drawn === 0 ? 'nothing to draw' : 'being drawn'}`);
    if (facts.drawn === 0) return { dispose: () => undefined };
    const bokeh = await loadBokeh(context.parts);
    // A box on a flat sky is no region of its axes.
    const owner =
      plot.kind === 'sky' || !context.live ? undefined : spec.region && { ...spec.region, values: context.live };
    const has = data.rows ? 'rows' : owner ? 'region' : 'nothing';
    const document = bokeh.require('document').Document.from_json(chartJson(plot, facts, has));
    const models = new ChartModels(document);
    const live: LiveChart = { plot, facts, data, models, arrays: bokeh.require('core/util/ndarray') };
    const choice =
      data.rows && rowsShown
        ? new ChartChoice(live, { rows: data.rows, table: rowsShown, linked: context.linked }, signal)
        : undefined;
    const region = owner && new ChartRegion(live, owner, signal);
    const chosen = choice ?? region;
    if (chosen) notes.after(chosen.element);
    const refresh = async (stop: AbortSignal): Promise<void> => {
      const seen = await counting.during(drawSeen(live, stop));
      if (stop.aborted) return;
      choice?.drawn(seen);
      tell(seen.state);
      stage.dataset['way'] = seen.state.way;
    };
    await refresh(signal);
    const filled = await showDocument(bokeh, document, stage, signal);
    const again = newestOf(signal, (stop) =>
      refresh(stop).catch((error: unknown) => {
        if (!stop.aborted) notes.textContent = error instanceof Error ? error.message : String(error);
      }),
    );
    const isAllPoints = plot.kind !== 'histogram' && facts.drawn <= plot.mostPoints;
    models.onChange(signal, (id) => {
      const isRange = id === ID.xRange || (id === ID.yRange && plot.kind !== 'histogram');
      if (isRange && !isAllPoints) again();
    });
    listenToKeys(stage, live, chosen, signal);
    return filled;
  });
  return {
    ...drawn,
    element,
    dispose: () => {
      table?.dispose();
      drawn.dispose();
    },
  };
}

function labelOf({ title, x, y }: Plot): string {
  return title ?? (y ? `${y.label} against ${x.label}` : x.label);
}
