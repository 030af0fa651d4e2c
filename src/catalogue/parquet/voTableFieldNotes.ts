import { notesOf, type FieldNotes } from './fieldNotes.ts';

/**
 * Units, UCDs and descriptions of the FIELDs of a VOTable without data, as the VOParquet convention keeps it in a Parquet file's
 * `IVOA.VOTable-Parquet.content` (IVOA Note VOParquet 1.0). A text scan: workers have no DOM.
 */
export function voTableFieldNotes(xml: string): FieldNotes {
  const fields = xml.matchAll(/<(?:\w+:)?FIELD\b((?:[^>"']|"[^"]*"|'[^']*')*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?FIELD\s*>)/g);
  return new Map(
    [...fields].map(([, attributes = '', body = '']) => {
      const value = (name: string) => {
        const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
        return decoded(found?.[1] ?? found?.[2] ?? '');
      };
      const description = /<(?:\w+:)?DESCRIPTION\s*>([\s\S]*?)<\//.exec(body)?.[1] ?? '';
      return [value('name'), notesOf(value('unit'), value('ucd'), value('utype'), decoded(description).replace(/\s+/g, ' ').trim())];
    }),
  );
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decoded(text: string): string {
  const plain = text.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, inside: string) => inside.replaceAll('&', '&amp;'));
  return plain.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) =>
    hex ? String.fromCodePoint(parseInt(hex, 16)) : decimal ? String.fromCodePoint(Number(decimal)) : (ENTITIES[name ?? ''] ?? whole),
  );
}
