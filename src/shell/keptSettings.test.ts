// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { keepSettings, readSettings } from './keptSettings.ts';

beforeEach(() => localStorage.clear());

test('nothing is set until the reader sets it, and nothing again once it is emptied', () => {
  expect(readSettings()).toEqual({});
  const settings = { proxy: 'https://mine.test/?key=w&url={url}', sqlWorkers: 2, askAboveBytes: 1_500_000 };
  expect(keepSettings(settings)).toBe(true);
  expect(readSettings()).toEqual(settings);
  keepSettings({});
  expect(readSettings()).toEqual({});
});

test.each([
  '',
  '{',
  'null',
  '7',
  '{"sqlWorkers":0}',
  '{"sqlWorkers":"many"}',
  '{"askAboveBytes":-1}',
  '{"proxy":"javascript:alert(1)//{url}"}',
  '{"proxy":7}',
])('what storage holds in disorder, %s, sets nothing', (text) => {
  localStorage.setItem('skybook.settings', text);
  expect(readSettings()).toEqual({});
});
