import { expect, test } from 'vitest';
import { seededBelow } from '../../known/testing/seededBelow.ts';
import { placesOf } from './steps.ts';

const steps = (start: string, stop: string, step: string) => ({ start, stop, step, whole: false });

test.each([
  ['0', '10', '1', 10, '10'],
  ['0', '10', '0.1', 100, '10.0'],
  ['0.1', '0.3', '0.1', 2, '0.3'],
  ['-1', '1', '0.25', 8, '1.00'],
  ['0', '5', '2', 2, '4'],
  ['3', '3', '1', 0, '3'],
  ['9007199254740993', '9007199254740995', '1', 2, '9007199254740995'],
  ['-0.05', '0', '0.01', 5, '0.00'],
])('from %s to %s by %s there are %i steps, and the last is %s', (start, stop, step, count, last) => {
  const places = placesOf(steps(start, stop, step));
  expect([places.count, places.at(places.count), places.at(0)]).toEqual([count, last, places.at(0)]);
  expect(Number(places.at(0))).toBe(Number(start));
});

test('each place is found again by its number, and others by the nearest', () => {
  const random = seededBelow(7);
  for (let round = 0; round < 300; round++) {
    const decimals = random(6);
    const text = (value: number) => (value / 10 ** decimals).toFixed(decimals);
    const start = random(2000) - 1000;
    const step = 1 + random(50);
    const places = placesOf(steps(text(start), text(start + random(5000)), text(step)));
    const place = random(places.count + 1);
    expect(places.at(place)).toBe(text(start + place * step));
    expect(places.placeOf(places.at(place))).toBe(place);
    expect(places.placeOf(`${places.at(place)}${decimals > 0 ? '' : '.'}0001`)).toBe(place);
  }
  expect(placesOf(steps('0', '1', '0.1')).placeOf('-3')).toBe(0);
  expect(placesOf(steps('0', '1', '0.1')).placeOf('3')).toBe(10);
});
