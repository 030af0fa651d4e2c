import { RecordBatchReader } from 'apache-arrow';
import { notesOf, type FieldNotes } from './fieldNotes.ts';

/**
 * Units, UCDs and descriptions from the field metadata of the Arrow schema that writers keep in a Parquet file's
 * `ARROW:schema` (base64).
 */
export function arrowFieldNotes(base64: string): FieldNotes {
  if (!base64) return new Map();
  try {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const reader = RecordBatchReader.from(bytes).open();
    return new Map(
      reader.schema.fields.map((field) => {
        const key = (...names: string[]) => names.map((name) => field.metadata.get(name)).find(Boolean);
        return [
          field.name,
          notesOf(key('unit', 'units'), key('ucd'), key('utype'), key('description', 'comment'), key('frame')),
        ];
      }),
    );
  } catch {
    // The schema uses a type that this reader does not know; the notes are a courtesy and the types come from Parquet
    // itself.
    return new Map();
  }
}
