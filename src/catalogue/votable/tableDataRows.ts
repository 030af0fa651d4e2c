import type { Field } from './field.ts';
import { xmlText } from './xmlTokens.ts';

const MOST_DIGITS = 100;
const CELL = /<(?:(!--)|(?:[\w.-]+:)?(TR|TD)\b[^<>]*?(\/?)>)/g;

/**
 * The values of each field from a TABLEDATA (VOTable 1.5 §5.1); short rows end in nulls, and blanks around texts are
 * the writer's padding, as astropy takes them.
 */
export function tableDataRows(xml: string, fields: readonly Field[]): readonly (readonly unknown[])[] {
  const columns: unknown[][] = fields.map(() => []);
  const cell = new RegExp(CELL);
  const endOf = cellEnds(xml);
  let row = -1;
  let at = fields.length;
  const finish = () => {
    for (; row >= 0 && at < fields.length; at++) columns[at]!.push(null);
  };
  for (let found = cell.exec(xml); found; found = cell.exec(xml)) {
    if (found[1]) {
      const end = xml.indexOf('-->', cell.lastIndex);
      // One that never ends hides all that follows.
      if (end < 0) break;
      cell.lastIndex = end + 3;
      continue;
    }
    if (found[2] === 'TR') {
      finish();
      row++;
      at = 0;
      continue;
    }
    const end = found[3] ? cell.lastIndex : endOf(cell.lastIndex);
    if (at < fields.length) columns[at]!.push(valueOf(fields[at]!, xmlText(xml.slice(cell.lastIndex, end))));
    at++;
    cell.lastIndex = end;
  }
  finish();
  return columns;
}

/** Where a cell ends whose content begins at a place; the places asked for grow. */
function cellEnds(xml: string): (from: number) => number {
  // A CDATA section may hold anything, closing tags too.
  let section = -1;
  return (from) => {
    for (let at = from; ; at = xml.indexOf(']]>', section) + 3) {
      if (section < at) section = xml.indexOf('<![CDATA[', at);
      if (section < 0) section = Infinity;
      const next = xml.indexOf('</', at);
      if (next < 0) return xml.length;
      if (section > next) return next;
      if (!xml.includes(']]>', section)) return xml.length;
    }
  };
}

function valueOf(field: Field, raw: string): unknown {
  const { datatype, isArray, nullText, textLength, mostCharacters } = field;
  if (datatype === 'char' || datatype === 'unicodeChar') {
    if (!isArray || textLength === undefined) {
      const bare = raw.trim();
      return nullText !== undefined && (raw === nullText || bare === nullText) ? null : bare.slice(0, mostCharacters);
    }
    return Array.from({ length: Math.ceil(raw.length / textLength) }, (_, i) =>
      raw.slice(i * textLength, (i + 1) * textLength).trimEnd(),
    );
  }
  const text = raw.trim();
  if (text === '') return null;
  const complex = datatype === 'floatComplex' || datatype === 'doubleComplex';
  if (isArray || complex)
    return (datatype === 'bit' ? [...text.replace(/\s+/g, '')] : text.split(/[\s,]+/)).map((item) =>
      scalar(field, item),
    );
  return scalar(field, text);
}

function scalar({ datatype, nullText }: Field, text: string): unknown {
  if (text === nullText) return null;
  switch (datatype) {
    case 'boolean':
      return /^[tT1]/.test(text) ? true : /^[fF0]/.test(text) ? false : null;
    case 'bit':
      return text === '1' ? 1 : 0;
    case 'long':
      return whole(text);
    case 'unsignedByte':
    case 'short':
    case 'int': {
      const value = whole(text);
      return value === null ? null : Number(value);
    }
    default:
      return /^[+-]?inf/i.test(text)
        ? text.startsWith('-')
          ? -Infinity
          : Infinity
        : /^nan$/i.test(text)
          ? NaN
          : Number.isNaN(Number(text))
            ? null
            : Number(text);
  }
}

function whole(text: string): bigint | null {
  // More digits are none of 64 bits, and long ones are read in more than linear time.
  if (text.length > MOST_DIGITS) return null;
  try {
    return BigInt(
      text
        .replace(/^\+/, '')
        .replace(/^(-?)0*(?=\d)/, '$1')
        .replace(/\.0*$/, ''),
    );
  } catch {
    return /^0x[0-9a-f]+$/i.test(text) ? BigInt(text) : null;
  }
}
