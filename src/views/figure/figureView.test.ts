// @vitest-environment jsdom
import { expect, test } from 'vitest';
import type { RunEvent } from '../../../workers/wire/runEvent.ts';
import { MIME, type Shown } from '../../../workers/wire/shown.ts';
import { figureView, type MoveFigure } from './figureView.ts';
import type { FigureMove } from './newestMove.ts';

const HOSTILE = '<img src=x onerror=alert(1)>';
const shown = (png: string): Shown => ({
  data: { [MIME.figure]: { link: 'figure/1' }, 'image/png': png, 'text/plain': HOSTILE },
  metadata: { 'image/png': { width: 300 } },
});

function draw(first: Shown, answer?: (move: FigureMove) => RunEvent) {
  const moves: [string, FigureMove][] = [];
  const moveFigure: MoveFigure = async (link, move, onEvent) => {
    moves.push([link, move]);
    if (answer) onEvent(answer(move));
  };
  const drawn = figureView(first.data[MIME.figure], first, answer && moveFigure, ({ data }) => {
    const element = document.createElement('img');
    element.dataset['png'] = String(data['image/png']);
    return { element, dispose: () => undefined };
  });
  const picture = drawn.element.querySelector('.figure-picture');
  const press = async (key: string): Promise<boolean> => {
    const event = new KeyboardEvent('keydown', { key, cancelable: true });
    picture?.dispatchEvent(event);
    await Promise.resolve();
    return event.defaultPrevented;
  };
  return { drawn, moves, press, png: () => drawn.element.querySelector('img')?.dataset['png'] };
}

test('keys and a button move in a figure, whose new picture takes the place of the old and is what is kept', async () => {
  const { drawn, moves, press, png } = draw(shown('old'), ({ move }) => ({ kind: 'shown', shown: shown(move) }));
  expect(await press('+')).toBe(true);
  expect([png(), moves]).toEqual(['zoom', [['figure/1', { move: 'zoom', from: [0.2, 0.2], to: [0.8, 0.8] }]]]);
  await press('ArrowLeft');
  expect([png(), moves.at(-1)?.[1].move]).toEqual(['pan', 'pan']);
  [...drawn.element.querySelectorAll('button')].find(({ textContent }) => textContent === 'All')?.click();
  expect(png()).toBe('all');
  const { [MIME.figure]: _, ...picture } = shown('all').data;
  expect(drawn.kept?.()).toEqual({ ...shown('all'), data: picture });
  // Other keys are the page's.
  expect(await press('x')).toBe(false);
  expect(drawn.element.querySelectorAll('img')).toHaveLength(1);
});

test('what went wrong is said as text, and the picture stays', async () => {
  const failure = { kind: 'python', message: HOSTILE };
  const { drawn, press, png } = draw(shown('old'), () => ({
    kind: 'shown',
    shown: { data: { [MIME.failure]: failure } },
  }));
  await press('0');
  expect(drawn.element.querySelector('[role=status]')?.textContent).toBe(HOSTILE);
  expect([png(), drawn.element.querySelectorAll('img').length]).toEqual(['old', 1]);
});

test('where nothing runs it is the picture alone', () => {
  const { drawn } = draw(shown('old'));
  expect(drawn.element.tagName).toBe('IMG');
});
