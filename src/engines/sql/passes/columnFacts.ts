import { COLUMN_FACTS, type Column } from '../../../../workers/wire/column.ts';
import { itemAt } from '../../../known/itemAt.ts';

/** What is known of a column's values, beside its name. The type is that of a column that nothing was done to. */
export type Facts = Partial<Omit<Column, 'name'>>;

/** Facts, or `any` of a constant, which is in the unit of whatever stands beside it. */
export type Known = Facts | 'any';

/** What of a column is known. */
export function factsOfColumn(column: Column): Facts {
  return pick((key) => column[key]);
}

/** What values have in common that are one of these each. */
export function common(all: readonly Known[]): Known {
  const told = all.filter((known) => known !== 'any');
  if (told.length === 0) return all.length > 0 ? 'any' : {};
  return pick((key) => (told.every((facts) => facts[key] === itemAt(told, 0)[key]) ? itemAt(told, 0)[key] : undefined));
}

/** Of facts, what is true of all values of the same kind and size: no name of what is measured. */
export function measureOf(known: Known): Known {
  if (known === 'any') return known;
  const { unit, timeScale, frame } = known;
  return { ...(unit && { unit }), ...(timeScale && { timeScale }), ...(frame && { frame }) };
}

function pick(of: (key: (typeof COLUMN_FACTS)[number]) => string | undefined): Facts {
  return Object.fromEntries(COLUMN_FACTS.flatMap((key) => (of(key) === undefined ? [] : [[key, of(key)]])));
}
