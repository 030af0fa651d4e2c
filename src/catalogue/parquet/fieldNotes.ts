import type { Column } from '../../../workers/wire/column.ts';

type Noted = Pick<Column, 'unit' | 'ucd' | 'utype' | 'description' | 'frame'>;

/** What a file's metadata says of its columns, by name. */
export type FieldNotes = ReadonlyMap<string, Noted>;

/** The notes without the empty ones. */
export function notesOf(unit?: string, ucd?: string, utype?: string, description?: string, frame?: string): Noted {
  const told = { unit, ucd, utype, description, frame };
  return Object.fromEntries(Object.entries(told).filter(([, words]) => words));
}
