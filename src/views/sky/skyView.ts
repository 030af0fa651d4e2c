import type { SkySpec } from '../../../workers/wire/sky.ts';
import type { Drawn } from '../drawn.ts';
import { lazyView } from '../lazyView.ts';
import { make } from '../make.ts';
import { arrowGrid } from '../table/arrowGrid.ts';
import type { ViewContext } from '../viewContext.ts';
import { addLayer } from './addLayer.ts';
import { loadAladin, QUIET } from './aladin.ts';
import { SURVEYS } from './feedSurvey.ts';
import { objectCard } from './objectCard.ts';
import { openSurvey } from './openSurvey.ts';
import { readPosition, type Position } from './readPosition.ts';
import { readSurvey } from './readSurvey.ts';
import { sesame } from './sesame.ts';
import { skyFit } from './skyFit.ts';
import { layerNote, readyLayers } from './skyLayers.ts';
import type { Beside, ReadyLayer } from './skyLayers.ts';
import { targetBox } from './targetBox.ts';
import './sky.css';

const DEFAULT_SURVEY = `${SURVEYS}hipparcos`;
const HEIGHT_PX = 420;
const ALT = 'The sky as it was: run the cell to move in it';

function legend(layers: readonly ReadyLayer[]): HTMLElement {
  const items = layers.map((layer) => {
    const mark = make('span', { class: `sky-mark ${layer.kind}`, 'aria-hidden': 'true' });
    mark.style.color = layer.color;
    return make('li', {}, mark, layer.name, make('span', { class: 'sky-note' }, layerNote(layer)));
  });
  return make('ul', { class: 'sky-legend' }, ...items);
}

/** Where a target is, or why that is not known; Sesame is asked for a name, as the notebook named it. */
async function placeOf(
  target: string | undefined,
  signal: AbortSignal,
): Promise<{ readonly place?: Position; readonly error?: unknown }> {
  if (target === undefined) return {};
  const place = readPosition(target);
  return place
    ? { place }
    : sesame(target, signal).then(
        (found) => ({ place: found }),
        (error: unknown) => ({ error }),
      );
}

function releaseWebgl(element: HTMLElement): void {
  for (const canvas of element.querySelectorAll('canvas'))
    canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
}

/** A map of the sky by Aladin Lite with tables, coverage maps and regions on it. A click on a point shows its row. */
export function skyView(spec: SkySpec, beside: Beside, context: ViewContext): Drawn {
  const element = make('section', { class: 'sky-view', 'data-view': 'sky' });
  const stage = make('div', { class: 'sky-stage' });
  stage.style.height = `${spec.heightPx ?? HEIGHT_PX}px`;
  element.append(stage);
  return lazyView(element, ALT, async (_, signal) => {
    const layers = readyLayers(spec, beside);
    const [library, survey, { place, error }] = await Promise.all([
      loadAladin(context.parts),
      readSurvey(spec.survey ?? DEFAULT_SURVEY, context.siteUrl, signal),
      placeOf(spec.target, signal),
    ]);
    const background = await openSurvey(library, survey);
    if (signal.aborted) return { dispose: () => undefined };
    const fit = skyFit(spec, layers, place);
    const map = make('div', { class: 'sky-map' });
    stage.append(map);
    const aladin = library.aladin(map, {
      ...QUIET,
      survey: background,
      target: `${fit.raDeg} ${fit.decDeg}`,
      fov: fit.fovDeg,
      projection: fit.fovDeg > 170 ? 'AIT' : 'SIN',
    });
    // A survey that cannot be drawn stays black, rather than have Aladin ask the CDS for another.
    aladin.setBaseImageLayer = () => undefined;
    if (survey.facts.hipsBody !== undefined) aladin.reverseLongitude(true);
    const box = targetBox(({ raDeg, decDeg }) => aladin.gotoRaDec(raDeg, decDeg), signal);
    if (error !== undefined) box.tell(error);
    stage.before(box.element);
    element.append(legend(layers));
    const grids = layers.map((layer) => (layer.kind === 'table' ? arrowGrid(layer.arrow) : undefined));
    let card: HTMLElement | undefined;
    const close = () => {
      card?.remove();
      card = undefined;
    };
    aladin.on('objectClicked', (source) => {
      close();
      const layer = source ? layers[source.data.layer] : undefined;
      const grid = source && grids[source.data.layer];
      if (!source || layer?.kind !== 'table' || !grid) return;
      card = objectCard(layer.name, grid, source.data.row, close);
      stage.append(card);
      context.onSelectRows?.(layer.arrow, new Set([source.data.row]));
    });
    const dispose = () => {
      // Aladin has no end of its own: this stops its loop of frames and gives its WebGL context back.
      aladin.view.redrawClbk = () => undefined;
      releaseWebgl(map);
      map.remove();
    };
    try {
      await Promise.all(layers.map((layer, index) => addLayer(library, aladin, layer, index, context.siteUrl)));
    } catch (error) {
      dispose();
      throw error;
    }
    return { dispose, picture: () => aladin.getViewData('url', 'image/webp', false) };
  });
}
