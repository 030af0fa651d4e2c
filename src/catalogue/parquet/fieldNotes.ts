import type { Column } from '../../../workers/wire/column.ts';

/** What a file's metadata says of its columns, by name. */
export type FieldNotes = ReadonlyMap<string, Pick<Column, 'unit' | 'ucd' | 'utype' | 'description'>>;

/** The notes without the empty ones. */
export function notesOf(
  unit?: string,
  ucd?: string,
  utype?: string,
  description?: string,
): Pick<Column, 'unit' | 'ucd' | 'utype' | 'description'> {
  return { ...(unit && { unit }), ...(ucd && { ucd }), ...(utype && { utype }), ...(description && { description }) };
}
