import { isMarked, type Marked } from '../../workers/wire/marked.ts';
import { isList } from '../known/isList.ts';
import { isRecord } from '../known/isRecord.ts';
import { dateOfMoment, dateText } from './moment.ts';

/** Plain data of the wire as text: JSON with all digits; NaN and infinities, which JSON has not, by their names. */
export function plainText(value: unknown): string {
  return typeof value === 'string' ? value : within(value);
}

function within(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (isList(value)) return `[${Array.from(value, within).join(',')}]`;
  if (!isRecord(value)) return typeof value === 'string' ? JSON.stringify(value) : String(value);
  if (isMarked(value)) return ofMarked(value);
  return `{${Object.entries(value)
    .map(([name, item]) => `${JSON.stringify(name)}:${within(item)}`)
    .join(',')}}`;
}

function ofMarked(marked: Marked): string {
  switch (marked.$skybook) {
    case 'moment':
      return JSON.stringify(dateText(dateOfMoment(marked)));
    case 'quantity':
      return JSON.stringify(`${marked.value} ${marked.unit}`);
    case 'entries':
      return `{${marked.entries.map(([key, item]) => `${within(key)}:${within(item)}`).join(',')}}`;
    case 'set':
      return within(marked.items);
    case 'bytes':
      return JSON.stringify(Array.from(marked.bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''));
  }
}
