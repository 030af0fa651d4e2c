import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { inertResults } from '../../notebook/results/inertResult.ts';
import { comesLater, wholeResults } from '../../notebook/results/laterPicture.ts';
import { shownText } from '../../notebook/results/shownText.ts';
import { picturesLater } from './picturesLater.ts';
import { pictureSize } from './pictureSize.ts';
import { readResults } from './resultsFolder.ts';

const bytes = (base64: string) => Buffer.from(base64, 'base64');

test.each([
  ['PNG', 'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAACddGYaAAAADElEQVR4nGNgIB4AAAA6AAG9Z0ZtAAAAAElFTkSuQmCC', 3, 2],
  ['WebP of extended form', 'UklGRsBfAABXRUJQVlA4WAoAAAAgAAAAjwMAowEAAAAA', 912, 420],
  ['lossless WebP', 'UklGRhoAAABXRUJQVlA4TA0AAAAvAkAAAAcQERGIiP4HAAAA', 3, 2],
  ['lossy WebP', 'UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoDAAIAAUAmJaQAA3AA/v02aAAAAA==', 3, 2],
])('the size of a %s is read', (_, base64, width, height) => {
  expect(pictureSize(bytes(base64))).toEqual({ width, height });
});

test('the size of what is neither is not known', () => {
  expect(pictureSize(new Uint8Array(40))).toBeUndefined();
  expect(pictureSize(bytes('iVBORw0K'))).toBeUndefined();
});

test.each(['tour', 'solar-neighbourhood', 'virtual-observatory'])(
  'what %s shows first has its texts and tables, and blanks as large as its pictures, which come later',
  (name) => {
    const all = readResults(resolve(import.meta.dirname, '../../../cells', name));
    const { first, later } = picturesLater(all);
    expect(JSON.stringify(first).length).toBeLessThan(100_000);
    expect(Object.keys(first)).toEqual(Object.keys(all));
    // A blank is told from what is whole after all that a frame or storage lets through.
    const blank = Object.entries(inertResults(first)).flatMap(([id, result]) => (comesLater(result) ? [id] : []));
    expect(blank).toEqual(Object.keys(later));
    expect(blank.length).toBeGreaterThan(0);
    expect({ ...wholeResults(first), ...later }).toEqual(all);
    for (const [id, result] of Object.entries(all)) expect(shownText(first[id]!)).toBe(shownText(result));
  },
);
