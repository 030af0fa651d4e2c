import { isMarked } from '../../../../workers/wire/marked.ts';
import { isRecord } from '../../../known/isRecord.ts';

/**
 * What a reader is told of a value's units, which SQL does not take along: of the whole, or of the fields that have
 * one. `undefined` where there is none.
 */
export function toldUnits(name: string, value: unknown, unit?: string): string | undefined {
  const units = unit === undefined ? unitsOf(name, value) : [`${name} is in ${unit}`];
  return units.length === 0 ? undefined : `${units.join(', ')}; SQL takes its numbers without the unit.`;
}

function unitsOf(name: string, value: unknown): readonly string[] {
  if (Array.isArray(value)) {
    const units = new Set(value.flatMap((item) => unitsOf(name, item)));
    return [...units];
  }
  if (!isRecord(value)) return [];
  if (isMarked(value)) {
    if (value.$skybook === 'quantity') return [`${name} is in ${value.unit}`];
    if (value.$skybook === 'set') return unitsOf(name, value.items);
    return value.$skybook === 'entries' ? unitsOf(name, value.entries.flat()) : [];
  }
  return Object.entries(value).flatMap(([field, item]) => unitsOf(`${name}.${field}`, item));
}
