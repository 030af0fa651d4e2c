import { onFirstUse } from '../../known/onFirstUse.ts';

// A browser takes some ten milliseconds to read its tables of languages: not before the page is usable.
const time = onFirstUse(
  () => new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false }),
);
const dateAndTime = onFirstUse(
  () =>
    new Intl.DateTimeFormat('en', {
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
    }),
);

/** A time in ms since 1970 for people, in their own time zone: `at 12:30:05` today, `on 3 Nov, 12:30` before. */
export function whenText(timeMs: number, nowMs = Date.now()): string {
  const isToday = new Date(timeMs).toDateString() === new Date(nowMs).toDateString();
  return isToday ? `at ${time().format(timeMs)}` : `on ${dateAndTime().format(timeMs)}`;
}
