import { notesOf, type FieldNotes } from './fieldNotes.ts';

/**
 * Units and descriptions from the `table_meta_yaml` that astropy writes into a Parquet file (the header of ECSV, APE
 * 6): only the list `datatype`, in the two forms that astropy gives its entries; other YAML yields nothing.
 */
export function astropyFieldNotes(yaml: string): FieldNotes {
  const list = /^datatype:\n((?:[- ].*\n?)*)/m.exec(yaml)?.[1] ?? '';
  const entries = list.split(/^- /m).filter(Boolean);
  return new Map(
    entries.map((entry) => {
      const value = (key: string) =>
        scalar(
          new RegExp(`(?:^\\{?|, |\\n {2})${key}: ('(?:[^']|'')*'|"(?:[^"\\\\]|\\\\.)*"|[^,}\\n]*)`).exec(entry)?.[1] ??
            '',
        );
      const ucd = scalar(/\bucd: ([^,}\n]*)/.exec(entry)?.[1] ?? '');
      const frame = scalar(/\bframe: ([^,}\n]*)/.exec(entry)?.[1] ?? '');
      return [
        value('name'),
        notesOf(withoutGaps(value('unit')), ucd, '', blockOrFlow(entry, value('description')), frame),
      ];
    }),
  );
}

/** A unit without blanks around its signs. */
function withoutGaps(unit: string): string {
  const parts = unit.split(/([/.*])/);
  return parts
    .map((part, i) => (i > 0 ? part.trimStart() : part))
    .map((part, i) => (i < parts.length - 1 ? part.trimEnd() : part))
    .join('');
}

/** A plain description in block form runs to the end of its line, commas and all. */
function blockOrFlow(entry: string, flow: string): string {
  const block = /^ {2}description: ([^'"\n].*)$/m.exec(entry)?.[1];
  return block ?? flow;
}

function scalar(text: string): string {
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'");
  return text.startsWith('"') ? String(JSON.parse(text)) : text.trim();
}
