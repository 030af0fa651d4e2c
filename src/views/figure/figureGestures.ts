import { make } from '../../dom/make.ts';
import { smallButton } from '../smallButton.ts';
import type { FigureMove, Place } from './newestMove.ts';

/** Less of a drag is a press. */
const LEAST = 0.01;

/** The buttons of a figure, which say what a drag over its picture does: nothing, zoom or move. */
export function figureGestures(
  picture: HTMLElement,
  tell: (move: FigureMove) => void,
  signal: AbortSignal,
): HTMLElement {
  let mode: 'zoom' | 'pan' | undefined;
  let drag: { readonly from: Place; at: Place } | undefined;
  const frame = make('div', { class: 'figure-frame', 'aria-hidden': 'true' });
  const zoom = smallButton('Zoom', 'Drag a box over the figure to see what is in it (+ and - in the figure)');
  const pan = smallButton('Move', 'Drag the figure’s axes (arrows in the figure)');
  const all = smallButton('All', 'See all of the figure again (0 in the figure)');
  const turn = (to: typeof mode): void => {
    mode = mode === to ? undefined : to;
    zoom.setAttribute('aria-pressed', String(mode === 'zoom'));
    pan.setAttribute('aria-pressed', String(mode === 'pan'));
    picture.dataset['mode'] = mode ?? '';
  };
  const placeOf = ({ clientX, clientY }: PointerEvent): Place | undefined => {
    const box = picture.querySelector('img')?.getBoundingClientRect();
    return box && box.width > 0 ? [(clientX - box.left) / box.width, (clientY - box.top) / box.height] : undefined;
  };
  const end = (): void => {
    drag = undefined;
    frame.remove();
  };
  const on = <K extends 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel'>(
    type: K,
    act: (event: PointerEvent, place: Place) => void,
  ): void =>
    picture.addEventListener(
      type,
      (event) => {
        const place = placeOf(event);
        if (mode && place) act(event, place);
      },
      { signal },
    );
  on('pointerdown', (event, place) => {
    if (event.button !== 0) return;
    event.preventDefault();
    picture.setPointerCapture(event.pointerId);
    picture.focus({ preventScroll: true });
    drag = { from: place, at: place };
  });
  on('pointermove', (_, place) => {
    if (!drag) return;
    if (mode === 'zoom') showFrame(picture, frame, drag.from, place);
    else if (far(drag.at, place)) {
      tell({ move: 'pan', from: drag.at, to: place });
      drag.at = place;
    }
  });
  on('pointerup', (_, place) => {
    if (!drag) return;
    if (mode === 'pan') tell({ move: 'pan', from: drag.at, to: place });
    else if (far(drag.from, place)) tell({ move: 'zoom', from: drag.from, to: place });
    end();
  });
  on('pointercancel', end);
  zoom.addEventListener('click', () => turn('zoom'));
  pan.addEventListener('click', () => turn('pan'));
  all.addEventListener('click', () => tell({ move: 'all' }));
  turn(undefined);
  return make('div', { class: 'figure-tools', role: 'toolbar', 'aria-label': 'Figure' }, zoom, pan, all);
}

const far = (one: Place, other: Place): boolean =>
  Math.abs(one[0] - other[0]) > LEAST || Math.abs(one[1] - other[1]) > LEAST;

/** The box that the reader draws, over the picture. */
function showFrame(picture: HTMLElement, frame: HTMLElement, from: Place, to: Place): void {
  const image = picture.querySelector('img');
  if (!image) return;
  const [box, own] = [image.getBoundingClientRect(), picture.getBoundingClientRect()];
  const [left, top] = [Math.min(from[0], to[0]), Math.min(from[1], to[1])];
  Object.assign(frame.style, {
    left: `${box.left - own.left + left * box.width}px`,
    top: `${box.top - own.top + top * box.height}px`,
    width: `${Math.abs(from[0] - to[0]) * box.width}px`,
    height: `${Math.abs(from[1] - to[1]) * box.height}px`,
  });
  if (!frame.isConnected) picture.append(frame);
}
