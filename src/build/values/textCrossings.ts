import type { Crossing } from './crossing.ts';

/** Texts, bytes and choices. */
export const TEXT_CROSSINGS: readonly Crossing[] = [
  {
    kind: 'text',
    python: 'str',
    arrow: 'Utf8',
    sql: 'VARCHAR',
    javascript: 'string',
    shown: 'as it is',
    told: 'exact; halves of characters: had halves of characters',
    made: { python: 'texts', sql: 'texts' },
  },
  {
    kind: 'text as bytes',
    python: 'np.bytes_ (FITS, VOTable)',
    arrow: 'Utf8; Binary where it is no UTF-8',
    sql: 'VARCHAR; BLOB',
    javascript: 'string; Uint8Array',
    shown: 'as it is',
    told: 'exact; else: holds bytes that are no text',
    made: { python: 'byte_texts' },
  },
  {
    kind: 'bytes',
    python: 'bytes',
    arrow: 'Binary',
    sql: 'BLOB',
    javascript: 'Uint8Array',
    shown: 'hexadecimal',
    told: 'exact',
    made: { python: 'byte_strings', sql: 'blobs' },
  },
  {
    kind: 'choices',
    python: 'pandas categories; str',
    arrow: 'Utf8',
    sql: 'ENUM; VARCHAR',
    javascript: 'string',
    shown: 'as it is',
    told: 'exact',
    made: { python: 'categories', sql: 'enums' },
  },
];
