import type { Carried } from '../../../workers/wire/carried.ts';
import type { OptionValue } from '../../../workers/wire/control.ts';
import { itemAt } from '../../known/itemAt.ts';

/** A plain value as other languages see it. */
export function plainValue(value: unknown): Carried {
  return { kind: 'plain', value };
}

/** The number of a text; whole ones keep every digit. */
export function numberOf(text: string, whole: boolean): number | bigint {
  const number = Number(text);
  return whole && !Number.isSafeInteger(number) ? BigInt(text) : number;
}

/** The values of chosen options; undefined where one of them is known to its maker alone. */
export function optionValues(
  values: readonly OptionValue[],
  places: readonly number[],
): readonly unknown[] | undefined {
  const chosen = places.map((place) => itemAt(values, place));
  if (!chosen.every((option) => 'whole' in option || 'plain' in option)) return undefined;
  return chosen.map((option) => ('whole' in option ? numberOf(String(option.whole), true) : option.plain));
}

/** The moment of an ISO day, as other languages see a date; null where there is none. */
export function dayCarried(day: string): Carried {
  return plainValue(day === '' ? null : { $skybook: 'moment', ms: Date.parse(`${day}T00:00:00Z`), ns: 0, as: 'date' });
}
