import type { CubeSpec } from '../../../workers/wire/cube.ts';
import type { Shown } from '../../../workers/wire/shown.ts';
import { shownParts } from '../../../workers/wire/shownParts.ts';
import type { PlotFacts } from '../../catalogue/plot/facts.ts';
import { readPlot } from '../../catalogue/plot/readPlot.ts';
import { present } from '../../known/present.ts';
import type { Drawn } from '../drawn.ts';
import { lazyView } from '../lazyView.ts';
import { make } from '../../dom/make.ts';
import { pictureOf } from '../pictureOf.ts';
import { loadBokeh } from '../plot/loadBokeh.ts';
import { showDocument } from '../plot/plotView.ts';
import type { ViewContext } from '../viewContext.ts';
import { chartJson, ID } from './chartJson.ts';
import { ChartModels } from './chartModels.ts';
import { padded } from './chartRange.ts';
import { axisWords, CubeValues, pixelWords, type Pixel } from './cubeValues.ts';
import { PlaneCanvas } from './planeCanvas.ts';
import './chart.css';

const ALT = 'A cube as it was: run the cell to look through it';
const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [1, 0],
  ArrowDown: [-1, 0],
};

/** The plot of a spectrum through a cube, before it has values. */
function spectrumJson({ planes, label, shape }: CubeSpec) {
  const plot = readPlot({ x: 'x', y: 'y', line: true, height: 240 }, [{ name: 'x' }, { name: 'y' }]);
  const named = planes.unit ? `${planes.label} (${planes.unit})` : planes.label;
  const [from, to] = [Math.min(...planes.values), Math.max(...planes.values)];
  const facts: PlotFacts = { rows: shape[0], drawn: shape[0], leftOut: [], x: { from, to }, uncolored: 0 };
  const { y = plot.x } = plot;
  return chartJson({ ...plot, x: { ...plot.x, label: named }, y: { ...y, label } }, facts);
}

function extentOf(values: Float64Array): { readonly from: number; readonly to: number } | undefined {
  const known = values.filter((value) => Number.isFinite(value));
  return known.length > 0 ? { from: Math.min(...known), to: Math.max(...known) } : undefined;
}

/** A cube: a plane with a slider through the others, and the spectrum at the pixel that is clicked or gone to. */
export function cubeView(shown: Shown, { parts }: Pick<ViewContext, 'parts'>): Drawn {
  const spec = present(shownParts(shown.data).cube);
  const values = new CubeValues(present(shown.buffers?.[spec.buffer], 'The cube'), spec.shape);
  const [planes, rows, columns] = spec.shape;
  let plane = Math.floor(planes / 2);
  let pixel = values.brightest(plane);
  const slider = make('input', { type: 'range', min: 0, max: planes - 1, step: 1, value: plane, class: 'cube-slider' });
  const words = make('output', { class: 'chart-notes' });
  const spectrum = make('div', { class: 'cube-spectrum plot-view', role: 'img' });
  let models: ChartModels | undefined;
  const choose = (next: Pixel): void => {
    pixel = next;
    canvas.mark(pixel);
    drawSpectrum();
  };
  const canvas = new PlaneCanvas(spec, choose);
  const drawPlane = (): void => {
    const at = axisWords(spec.planes, plane);
    canvas.draw(values.plane(plane));
    slider.setAttribute('aria-label', `${spec.planes.label}: plane`);
    slider.setAttribute('aria-valuetext', `${at}, plane ${plane + 1} of ${planes}`);
    tell();
  };
  const tell = (): void => {
    const [column, row] = [axisWords(spec.columns, pixel.column), axisWords(spec.rows, pixel.row)];
    const value = values.spectrum(pixel)[plane] ?? NaN;
    const here = `${pixelWords(pixel, spec)} (about ${column}, ${row})`;
    const told = `${spec.label} ${Number.isNaN(value) ? 'without a value' : value.toPrecision(5)}`;
    words.textContent = `${axisWords(spec.planes, plane)}, plane ${plane + 1} of ${planes}; ${here}: ${told}.`;
    canvas.element.setAttribute('aria-label', `Plane of ${columns} by ${rows} pixels at ${words.textContent}`);
  };
  const drawSpectrum = (): void => {
    const own = values.spectrum(pixel);
    const extent = extentOf(own);
    spectrum.setAttribute(
      'aria-label',
      `Spectrum of ${spec.label} at ${pixelWords(pixel, spec)}: ${extent ? `${extent.from.toPrecision(4)} to ${extent.to.toPrecision(4)}` : 'no values'} in ${planes} planes`,
    );
    models?.fill(ID.points, { x: Float64Array.from(spec.planes.values), y: own, c: new Float64Array(planes) });
    models?.see(ID.yRange, padded({ isLog: false }, extent));
    tell();
  };
  slider.addEventListener('input', () => {
    plane = Number(slider.value);
    drawPlane();
  });
  canvas.element.addEventListener('keydown', (event) => {
    const step = STEPS[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const within = (at: number, most: number): number => Math.max(0, Math.min(most - 1, at));
    choose({ row: within(pixel.row + step[0], rows), column: within(pixel.column + step[1], columns) });
  });
  const notes = spec.notes.map((note) => make('p', { class: 'chart-notes' }, note));
  const [low, high] = spec.cuts.map((cut) => String(Number(cut.toPrecision(4))));
  const scale = make(
    'p',
    { class: 'chart-notes' },
    `${low} `,
    make('span', { class: 'cube-scale' }),
    ` ${high}, ${spec.label}`,
  );
  const element = make('section', { class: 'cube', 'data-view': 'cube' });
  element.append(canvas.element, scale, slider, words, spectrum, ...notes);
  drawPlane();
  canvas.mark(pixel);
  return lazyView(element, ALT, async (_, signal) => {
    const bokeh = await loadBokeh(parts);
    const document = bokeh.require('document').Document.from_json(spectrumJson(spec));
    models = new ChartModels(document);
    models.put(ID.bar, { visible: false });
    drawSpectrum();
    const filled = await showDocument(bokeh, document, spectrum, signal);
    return { ...filled, picture: async () => pictureOf(element) };
  });
}
