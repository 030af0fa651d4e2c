import { descriptionIn } from '../votable/descriptionIn.ts';
import { attribute, xmlReader } from '../votable/xmlTokens.ts';
import { notesOf, type FieldNotes } from './fieldNotes.ts';

/**
 * Units, UCDs and descriptions of the FIELDs of a VOTable without data, as the VOParquet convention keeps it in a
 * Parquet file's `IVOA.VOTable-Parquet.content` (IVOA Note VOParquet 1.0). A text scan: workers have no DOM.
 */
export function voTableFieldNotes(xml: string): FieldNotes {
  const next = xmlReader(xml);
  const notes = new Map<string, ReturnType<typeof notesOf>>();
  for (let tag = next(0); tag; tag = next(tag.end)) {
    if (tag.name !== 'FIELD' || tag.kind === 'close') continue;
    let end = tag.kind === 'open' ? next(tag.end) : tag;
    while (end && end !== tag && !(end.name === 'FIELD' && end.kind === 'close')) end = next(end.end);
    // A field that is not closed is none.
    if (!end) break;
    const value = (name: string) => attribute(tag!.attributes, name);
    notes.set(
      value('name'),
      notesOf(
        value('unit'),
        value('ucd'),
        value('utype'),
        end === tag ? '' : (descriptionIn(xml.slice(tag.end, end.start)) ?? ''),
      ),
    );
    tag = end;
  }
  return notes;
}
