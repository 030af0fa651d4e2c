/** A drawing's loop of frames: what stops it, and what goes on with it. */
export type FrameLoop = { readonly pause: () => void; readonly go: () => void };

/** What draws a sky: each frame asks for the next by the name `redrawClbk`. */
export type AladinDrawing = {
  redrawClbk: (ms: number) => void;
  requestRedraw: () => void;
  readonly needRedraw: boolean;
  readonly moving: boolean;
  readonly wasm: { isRendering(): boolean };
  readonly aladinDiv: HTMLElement;
  /** Ours, once it has one. */
  frameLoop?: FrameLoop;
};

/** Frames in which nothing moved, after which a sky is still. */
const STILL_FRAMES = 20;
/** How long a still sky waits before it looks for tiles that have come, and how often so: ever longer. */
const WAITS = [
  { ms: 60, count: 50 },
  { ms: 250, count: 20 },
] as const;
const LAST_WAIT_MS = 1000;
/** What a reader does to a sky; the events of Aladin itself come by `dispatchEvent`. */
const GESTURES = ['pointerdown', 'pointermove', 'wheel', 'touchstart', 'touchmove', 'keydown', 'focusin'] as const;

/**
 * Takes over Aladin's loop of frames. It draws in each, moved or not, and begins one loop more whenever its pixels are
 * read; here a frame is drawn once, and a still sky is drawn seldom.
 */
export function frameLoop(view: AladinDrawing): FrameLoop {
  if (view.frameLoop) return view.frameLoop;
  const draw = view.redrawClbk;
  const requestRedraw = view.requestRedraw.bind(view);
  let isPaused = false;
  let drawnAt = -1;
  let stillCount = 0;
  let sleeping: ReturnType<typeof setTimeout> | undefined;
  const frame = (now: number): void => {
    if (isPaused || sleeping !== undefined) return;
    if (stillCount >= STILL_FRAMES) {
      sleeping = setTimeout(tick, waitMs(stillCount - STILL_FRAMES));
    } else turn(now);
  };
  const turn = (now: number): void => {
    if (isPaused || now === drawnAt) return;
    drawnAt = now;
    const isAsked = view.needRedraw;
    // Its end asks for the next frame.
    draw(now);
    const moves = isAsked || view.moving || view.wasm.isRendering();
    stillCount = moves ? 0 : stillCount + 1;
  };
  const tick = (): void => {
    sleeping = undefined;
    requestAnimationFrame(turn);
  };
  const wake = (): void => {
    stillCount = 0;
    if (sleeping === undefined) return;
    clearTimeout(sleeping);
    tick();
  };
  view.redrawClbk = frame;
  view.requestRedraw = () => {
    wake();
    requestRedraw();
  };
  const { aladinDiv } = view;
  for (const gesture of GESTURES) aladinDiv.addEventListener(gesture, wake, { capture: true, passive: true });
  aladinDiv.dispatchEvent = (event) => {
    wake();
    return EventTarget.prototype.dispatchEvent.call(aladinDiv, event);
  };
  const loop: FrameLoop = {
    pause() {
      isPaused = true;
      clearTimeout(sleeping);
      sleeping = undefined;
    },
    go() {
      if (!isPaused) return;
      isPaused = false;
      stillCount = 0;
      requestAnimationFrame(frame);
    },
  };
  view.frameLoop = loop;
  return loop;
}

/** How long a sky that has looked in vain so often waits. */
function waitMs(looks: number): number {
  let left = looks;
  for (const { ms, count } of WAITS) {
    if (left < count) return ms;
    left -= count;
  }
  return LAST_WAIT_MS;
}
