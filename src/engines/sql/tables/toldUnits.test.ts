import { expect, test } from 'vitest';
import { toldUnits } from './toldUnits.ts';

const km = { $skybook: 'quantity', value: 1, unit: 'km' };

test.each<readonly [unknown, string | undefined]>([
  [km, '$x is in km'],
  [[[km], [km]], '$x is in km'],
  [[{ d: km, n: 2 }], '$x.d is in km'],
  [{ $skybook: 'set', items: [km] }, '$x is in km'],
  [{ $skybook: 'entries', entries: [[1, km]] }, '$x is in km'],
  [[1, 'km', null], undefined],
])('of value %# its units are told, wherever they stand', (value, told) => {
  expect(toldUnits('$x', value)).toBe(told && `${told}; SQL takes its numbers without the unit.`);
});
