import type { Marked } from '../../workers/wire/marked.ts';

type MarkedMoment = Extract<Marked, { $skybook: 'moment' }>;

const FINE = Symbol.for('skybook.moment');

/** The `Date` of a moment of another language. It keeps, unseen, what is finer than its milliseconds and what it was, for the way back. */
export function dateOfMoment(moment: MarkedMoment): Date {
  const date = new Date(moment.ms);
  Object.defineProperty(date, FINE, { value: moment });
  return date;
}

/** The moment that a `Date` stands for; one that JavaScript made, or has set anew, has milliseconds alone. */
export function momentOfDate(date: Date): MarkedMoment {
  const known = (date as { readonly [FINE]?: MarkedMoment })[FINE];
  return known?.ms === date.getTime() ? known : { $skybook: 'moment', ms: date.getTime(), ns: 0, as: 'datetime with zone' };
}
