import type { Marked } from '../../workers/wire/marked.ts';

type MarkedMoment = Extract<Marked, { $skybook: 'moment' }>;

const FINE = Symbol.for('skybook.moment');

/**
 * The `Date` of a moment of another language. It keeps, unseen, what is finer than its milliseconds and what it was,
 * for the way back.
 */
export function dateOfMoment(moment: MarkedMoment): Date {
  const date = new Date(moment.ms);
  Object.defineProperty(date, FINE, { value: moment });
  return date;
}

/** The moment that a `Date` stands for; one that JavaScript made, or has set anew, has milliseconds alone. */
export function momentOfDate(date: Date): MarkedMoment {
  const known: MarkedMoment | undefined = Reflect.get(date, FINE);
  return known?.ms === date.getTime()
    ? known
    : { $skybook: 'moment', ms: date.getTime(), ns: 0, as: 'datetime with zone' };
}

/** A `Date` in ISO 8601 with all the digits that it stands for. */
export function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return 'Invalid Date';
  const { ns } = momentOfDate(date);
  const iso = date.toISOString();
  return ns === 0
    ? iso
    : `${iso.slice(0, -1)}${String(ns)
        .padStart(6, '0')
        .replace(/(000)?$/, '')}Z`;
}
