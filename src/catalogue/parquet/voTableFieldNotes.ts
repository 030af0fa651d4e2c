import { systemOf } from '../../../workers/tables/votable/coosys.ts';
import { descriptionIn } from '../../../workers/tables/votable/descriptionIn.ts';
import { attribute, xmlReader } from '../../../workers/tables/votable/xmlTokens.ts';
import { notesOf, type FieldNotes } from './fieldNotes.ts';

/**
 * Units, UCDs, frames and descriptions of the FIELDs of a VOTable without data, as the VOParquet convention keeps it in
 * a Parquet file's `IVOA.VOTable-Parquet.content` (IVOA Note VOParquet 1.0). A text scan: workers have no DOM.
 */
export function voTableFieldNotes(xml: string): FieldNotes {
  const next = xmlReader(xml);
  const notes = new Map<string, ReturnType<typeof notesOf>>();
  const systems = new Map<string, string>();
  for (let tag = next(0); tag; tag = next(tag.end)) {
    if (tag.name === 'COOSYS' && tag.kind !== 'close') {
      // In old files the system stands between the tags.
      const body = tag.kind === 'open' ? xml.slice(tag.end, next(tag.end)?.start) : '';
      const { id, words } = systemOf(tag, body);
      systems.set(id, words);
    }
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
        systems.get(value('ref')),
      ),
    );
    tag = end;
  }
  return notes;
}
