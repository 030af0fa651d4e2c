import { expect, it } from 'vitest';
import { momentText } from './momentText.ts';

const format = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

it.each([
  '2026-11-03T14:05:00',
  '2026-01-31T00:00:59',
  '2024-02-29T12:00:00',
  '2026-12-09T11:59:00',
  '1999-07-04T23:30:00',
  '2026-03-29T02:30:00',
])('%s is written as browsers write it in English', (local) => {
  const timeMs = new Date(local).getTime();
  expect(momentText(timeMs)).toBe(format.format(timeMs));
});
