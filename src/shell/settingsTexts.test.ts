import { describe, expect, test } from 'vitest';
import { fromTexts, toTexts, type SettingsTexts } from './settingsTexts.ts';

const EMPTY: SettingsTexts = { proxy: '', sqlWorkers: '', askAboveMb: '' };

describe('the texts of settings', () => {
  test('empty ones leave all as it comes', () => {
    expect(fromTexts({ proxy: ' ', sqlWorkers: '', askAboveMb: ' ' })).toEqual({});
    expect(toTexts({})).toEqual(EMPTY);
  });

  test('are read with blanks around them, and written as they were read', () => {
    const settings = fromTexts({
      proxy: ' https://mine.test/?key=w&url={url} ',
      sqlWorkers: ' 16',
      askAboveMb: '1.5 ',
    });
    expect(settings).toEqual({ proxy: 'https://mine.test/?key=w&url={url}', sqlWorkers: 16, askAboveBytes: 1_500_000 });
    expect(fromTexts(toTexts(settings as object))).toEqual(settings);
  });

  test.each([
    ['proxy', 'https://mine.test/', '{url}'],
    ['proxy', 'javascript:alert(1)//{url}', 'https://'],
    ['proxy', 'mine.test/?url={url}', 'https://'],
    ['proxy', 'http://mine.test/?url={url}', 'https://'],
    ['sqlWorkers', '0', '1 to 16'],
    ['sqlWorkers', '17', '1 to 16'],
    ['sqlWorkers', '2.5', '1 to 16'],
    ['sqlWorkers', 'many', '1 to 16'],
    ['askAboveMb', '0.5', 'from 1'],
    ['askAboveMb', '-3', 'from 1'],
    ['askAboveMb', '2 GB', 'megabytes'],
    ['askAboveMb', '1e9', 'megabytes'],
  ] as const)('as %s, %s is refused in words', (field, text, words) => {
    expect(fromTexts({ ...EMPTY, [field]: text })).toMatchObject({
      field,
      problem: expect.stringContaining(words) as string,
    });
  });

  test('let the proxy be a program on this machine', () => {
    expect(fromTexts({ ...EMPTY, proxy: 'http://localhost:8787/?url={url}' })).toEqual({
      proxy: 'http://localhost:8787/?url={url}',
    });
  });
});
