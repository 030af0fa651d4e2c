import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { frameLoop, type AladinDrawing } from './frameLoop.ts';

const FRAME_MS = 16;

let asked: ((ms: number) => void)[] = [];
let nowMs = 0;

beforeEach(() => {
  [asked, nowMs] = [[], 0];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('requestAnimationFrame', (frame: (ms: number) => void) => asked.push(frame));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A sky that draws as Aladin does: each drawing asks for a frame, and one is asked for as it opens. */
function sky() {
  const state = { drawn: 0, moving: true };
  const aladinDiv = new EventTarget() as HTMLElement;
  const view: AladinDrawing & { redraw(): void } = {
    redraw() {
      state.drawn++;
      requestAnimationFrame(view.redrawClbk);
    },
    redrawClbk: () => view.redraw(),
    requestRedraw: () => undefined,
    needRedraw: false,
    get moving() {
      return state.moving;
    },
    wasm: { isRendering: () => false },
    aladinDiv,
  };
  view.redraw();
  const loop = frameLoop(view);
  return { state, view, loop, aladinDiv };
}

/** How often it is drawn while so many frames go by. */
function drawnIn(frames: number, { drawn }: { readonly drawn: number }, state: { readonly drawn: number }): number {
  for (let frame = 0; frame < frames; frame++) {
    vi.advanceTimersByTime(FRAME_MS);
    nowMs += FRAME_MS;
    const now = asked;
    asked = [];
    for (const one of now) one(nowMs);
  }
  return state.drawn - drawn;
}

test('a sky that moves is drawn once a frame, however often its pixels are read', () => {
  const { state, view } = sky();
  expect(drawnIn(10, { ...state }, state)).toBe(10);
  for (let reads = 0; reads < 5; reads++) view.redraw();
  expect(drawnIn(10, { ...state }, state)).toBe(10);
});

test('a still sky is drawn some times a second, and once a second when it has been still for long', () => {
  const { state } = sky();
  state.moving = false;
  const seconds = (count: number) => drawnIn((count * 1000) / FRAME_MS, { ...state }, state);
  expect(seconds(1)).toBeLessThan(35);
  seconds(4);
  expect(seconds(1)).toBeLessThanOrEqual(4);
  seconds(10);
  expect(Math.abs(seconds(10) - 10)).toBeLessThanOrEqual(1);
});

test.each([
  ['a gesture', ({ aladinDiv }: ReturnType<typeof sky>) => aladinDiv.dispatchEvent(new Event('pointermove'))],
  ['a change', ({ aladinDiv }: ReturnType<typeof sky>) => aladinDiv.dispatchEvent(new Event('AL:position.changed'))],
  ['what asks for a drawing', ({ view }: ReturnType<typeof sky>) => view.requestRedraw()],
])('%s has it drawn at once', (_, wake) => {
  const opened = sky();
  const { state } = opened;
  state.moving = false;
  drawnIn(2000, { ...state }, state);
  wake(opened);
  expect(drawnIn(5, { ...state }, state)).toBeGreaterThanOrEqual(4);
});

test('a tile that has come is drawn until it moves no more', () => {
  const { state } = sky();
  state.moving = false;
  drawnIn(2000, { ...state }, state);
  state.moving = true;
  expect(drawnIn(100, { ...state }, state)).toBeGreaterThan(30);
});

test('a loop of frames stops at a pause, and goes on as one loop however often it is paused', () => {
  const { state, loop } = sky();
  drawnIn(3, { ...state }, state);
  loop.pause();
  expect(drawnIn(3, { ...state }, state)).toBe(0);
  loop.go();
  loop.pause();
  loop.go();
  loop.go();
  expect(drawnIn(10, { ...state }, state)).toBe(10);
});
