import type { SkySpec } from '../../../workers/wire/sky.ts';
import { drawFailure } from '../drawFailure.ts';
import type { Drawn } from '../drawn.ts';
import { lazyView } from '../lazyView.ts';
import { make } from '../../dom/make.ts';
import { stillPicture } from '../stillPicture.ts';
import type { ViewContext } from '../viewContext.ts';
import { addLayer } from './addLayer.ts';
import { loadAladin, QUIET } from './aladin.ts';
import { frameLoop } from './frameLoop.ts';
import { SURVEYS } from './feedSurvey.ts';
import { objectCard } from './objectCard.ts';
import { openSurvey } from './openSurvey.ts';
import { readPosition, type Position } from './readPosition.ts';
import { readSurvey } from './readSurvey.ts';
import { sesame } from './sesame.ts';
import type { Live } from './scarceViews.ts';
import { SkyChoice } from './skyChoice.ts';
import { skyFit, type SkyFit } from './skyFit.ts';
import { layerNote, readyLayers } from './skyLayers.ts';
import type { Beside, ReadyLayer } from './skyLayers.ts';
import { targetBox } from './targetBox.ts';
import './sky.css';

const DEFAULT_SURVEY = `${SURVEYS}hipparcos`;
const HEIGHT_PX = 420;
const ALT = 'The sky as it was: run the cell to move in it';

/** A sky that gave its context back: where the reader had moved it, and its picture. */
type Asleep = SkyFit & { readonly still: string | undefined };
type Awake = Live<Asleep> & { readonly picture: () => Promise<string> };

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
  const draw = async (signal: AbortSignal, before?: Asleep): Promise<Awake | undefined> => {
    const layers = readyLayers(spec, beside);
    const [library, survey, { place, error }] = await Promise.all([
      loadAladin(context.parts),
      readSurvey(spec.survey ?? DEFAULT_SURVEY, context.siteUrl, signal),
      placeOf(spec.target, signal),
    ]);
    const background = await openSurvey(library, survey);
    if (signal.aborted) return undefined;
    const fit = before ?? skyFit(spec, layers, place);
    const map = make('div', { class: 'sky-map' });
    for (const still of stage.querySelectorAll('.sky-still')) still.remove();
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
    for (const old of [...element.children]) if (old !== stage) old.remove();
    stage.before(box.element);
    element.append(legend(layers));
    let choice: SkyChoice | undefined;
    let card: HTMLElement | undefined;
    const close = () => {
      card?.remove();
      card = undefined;
    };
    aladin.on('objectClicked', (source) => {
      close();
      const layer = source ? layers[source.data.layer] : undefined;
      const grid = source && choice?.gridOf(source.data.layer);
      if (!source || layer?.kind !== 'table' || !grid) return;
      card = objectCard(layer.name, grid, source.data.row, close);
      stage.append(card);
      choice?.choose(source.data.layer, new Set([source.data.row]));
    });
    element.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape' || !choice || choice.isEmpty) return;
        choice.clear();
        event.stopPropagation();
      },
      { signal },
    );
    const picture = () => aladin.getViewData('url', 'image/webp', false);
    const { pause, go } = frameLoop(aladin.view);
    const end = () => {
      close();
      choice?.end();
      // Aladin has no end of its own: this stops its loop of frames and gives its WebGL context back.
      pause();
      releaseWebgl(map);
      map.remove();
    };
    const sleep = async (): Promise<Asleep> => {
      const [raDeg, decDeg] = aladin.getRaDec();
      const seen = { raDeg, decDeg, fovDeg: Math.max(...aladin.getFov()) };
      const still = await picture().catch(() => undefined);
      end();
      if (still !== undefined) stage.append(make('img', { class: 'sky-still', src: still, alt: '' }));
      return { ...seen, still };
    };
    try {
      await Promise.all(layers.map((layer, index) => addLayer(library, aladin, layer, index, context.siteUrl)));
      if (!signal.aborted) {
        choice = new SkyChoice(library, aladin, layers, context.linked);
        element.append(choice.element);
      }
    } catch (error) {
      end();
      throw error;
    }
    return { pause, go, end, sleep, picture };
  };
  return lazyView(element, ALT, async (_, signal) => {
    const held = await context.skies.hold(
      stage,
      (before?: Asleep) => draw(signal, before),
      () => stage.replaceChildren(drawFailure('This sky could not be drawn again.', 'Run its cell again.').element),
    );
    return {
      dispose: held.end,
      picture: () =>
        held.look(
          (sky) => stillPicture(sky.picture),
          ({ still }) => still,
        ),
    };
  });
}
