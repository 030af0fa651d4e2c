import { TimeUnit } from 'apache-arrow';
import { instantText } from '../../workers/wire/instantText.ts';
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
  return known && (known.ms === date.getTime() || isFar(known, date))
    ? known
    : { $skybook: 'moment', ms: date.getTime(), ns: 0, as: 'datetime with zone' };
}

/** A `Date` reaches 100 million days from 1970; of a moment beyond, it has no value. */
function isFar({ ms }: MarkedMoment, date: Date): boolean {
  return Number.isNaN(date.getTime()) && Math.abs(ms) > 8.64e15;
}

/** A `Date` in ISO 8601 with all the digits that it stands for. */
export function dateText(date: Date): string {
  const { ms, ns } = momentOfDate(date);
  if (Number.isNaN(ms)) return 'Invalid Date';
  if (Number.isNaN(date.getTime()))
    return instantText(BigInt(ms) * 1000n + BigInt(Math.floor(ns / 1000)), TimeUnit.MICROSECOND);
  const iso = date.toISOString();
  return ns === 0
    ? iso
    : `${iso.slice(0, -1)}${String(ns)
        .padStart(6, '0')
        .replace(/(000)?$/, '')}Z`;
}
