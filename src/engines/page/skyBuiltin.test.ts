import { expect, test } from 'vitest';
import { MIME } from '../../../workers/wire/shown.ts';
import { shownOf } from './shownValue.ts';
import { sky } from './skyBuiltin.ts';

const rows = [{ ra: 10, dec: 20 }];
const spec = (value: unknown) => shownOf(value)?.data[MIME.sky];

test('sky of a table takes the style and the view from one set of options', () => {
  const value = sky(rows, { ra: 'ra', color: 'red', fov: 2 });
  expect(spec(value)).toEqual({ fovDeg: 2, layers: [{ kind: 'table', table: 'table-0', ra: 'ra', color: 'red' }] });
  expect(shownOf(value)?.tables?.['table-0']?.rows).toBe(1);
});

test('sky of options alone draws its layers in order', () => {
  const value = sky({ target: '10 20', layers: [{ moc: { '3': [1] } }, rows, { region: 'CIRCLE ICRS 1 2 3' }] });
  expect(spec(value)).toMatchObject({
    target: '10 20',
    layers: [{ kind: 'moc' }, { kind: 'table' }, { kind: 'footprint' }],
  });
});

test('sky of a list draws each of its tables', () => {
  expect(spec(sky([rows, { table: rows, name: 'b' }]))).toMatchObject({
    layers: [{ table: 'table-0' }, { table: 'table-1', name: 'b' }],
  });
});

test('sky of anything else says what a table is', () => {
  expect(() => sky(3)).toThrow('an Arrow table or an array of flat objects');
});
