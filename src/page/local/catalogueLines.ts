import type { PublicCatalogue } from '../../../workers/wire/publicCatalogue.ts';
import { stringLiteral } from '../../../workers/wire/quoted.ts';
import type { ReadyLine } from './readyLines.ts';

/** The Pleiades: somewhere where most catalogues of the sky have something. */
const PLACE = '56.75, 24.12, 0.1';
const MOST_COLUMNS = 5;

/** A first query of a public catalogue, in SQL and in Python: a small region, where its positions are known. */
export function catalogueLines({ address, columns, position }: PublicCatalogue): readonly ReadyLine[] {
  const from = `hats(${stringLiteral(address)})`;
  const catalog = `from skybook import catalog\ncatalog(${JSON.stringify(address)})`;
  if (!position) {
    return [
      { language: 'sql', text: `DESCRIBE ${from}` },
      { language: 'python', text: catalog },
    ];
  }
  const { ra, dec } = position;
  const shown = columns.slice(0, MOST_COLUMNS).map(({ name }) => name);
  const names = [...new Set([ra, dec, ...shown])];
  return [
    {
      language: 'sql',
      text:
        `SELECT ${names.map(identifier).join(', ')}\nFROM ${from}\n` +
        `WHERE 1 = CONTAINS(POINT(${identifier(ra)}, ${identifier(dec)}), CIRCLE(${PLACE}))`,
    },
    {
      language: 'python',
      text: `${catalog}.cone(${PLACE}).columns(${names.map((name) => JSON.stringify(name)).join(', ')}).to_table()`,
    },
  ];
}

function identifier(name: string): string {
  return /^[a-z_]\w*$/i.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}
