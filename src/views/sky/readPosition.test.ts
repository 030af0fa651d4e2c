import { expect, test } from 'vitest';
import { readPosition } from './readPosition.ts';

const ORION = [83.8221, -5.3911] as const;

test.each([
  '83.8221 -5.3911',
  '83.8221,-5.3911',
  '83.8221d -5.3911d',
  '83.8221° −5.3911°',
  '+83.8221-5.3911',
  'ra=83.8221 dec=-5.3911',
  'ICRS 83.8221 -5.3911',
  '05:35:17.3 -05:23:28',
  '05 35 17.3 -05 23 28',
  '5h35m17.3s -5d23m28s',
  '05h35m17.3s, −05°23′28″',
  '053517.3 -052328'.replace(/(\d\d)(\d\d)(\d\d)/g, '$1 $2 $3'),
  '5h 35m 17.3s -5d 23\' 28"',
  '83d49m19.5s -5d23m28s',
  'J053517.3-052328',
  'j053517.30-052328.0',
  'gal 209.0137 -19.3816',
  'l=209.0137 b=-19.3816',
  'Galactic: 209.0137, -19.3816',
])('%s is the Trapezium', (text) => {
  const { raDeg, decDeg } = readPosition(text)!;
  expect(Math.abs(raDeg - ORION[0])).toBeLessThan(0.001);
  expect(Math.abs(decDeg - ORION[1])).toBeLessThan(0.001);
});

test.each([
  ['00:42:44 41:16:09', 10.6833, 41.2692],
  ['10 20 30 40 50 60'.replace('60', '59'), 155.125, 40.8497],
  ['J0534+2200', 83.5, 22],
  ['J0534.5+2200.9', 83.625, 22.015],
  ['12h 0d', 180, 0],
  ['00 00 01 -00 00 30', 0.00417, -0.00833],
  ['360 0', 0, 0],
  ['gal 0 0', 266.40499, -28.93617],
  ['gal 0 90', 192.85948, 27.12825],
])('%s', (text, ra, dec) => {
  const { raDeg, decDeg } = readPosition(text)!;
  expect(raDeg).toBeCloseTo(ra, 3);
  expect(decDeg).toBeCloseTo(dec, 3);
});

test.each([
  'M 31',
  'M31',
  'NGC 188',
  'HD 209458 b',
  '3C 273',
  'Gl 581',
  'G 29-38',
  'LHS 1140',
  'Crab',
  '10.5',
  '400 5',
  '10 95',
  '12:60:00 5:00:00',
  '',
  '1 2 3',
  'HIP 70890',
  'Gaia DR3 123456',
  'gal 5 100',
])('%s is no position', (text) => {
  expect(readPosition(text)).toBeUndefined();
});
