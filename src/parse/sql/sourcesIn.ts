import { CATALOGUE_FUNCTIONS } from '../../format/fileKinds.ts';

/** What a text seems to read: an address or a table's name, and the name that it has in the query. */
export type WrittenSource = { readonly name: string; readonly alias?: string };

/** The longest text that is looked through. */
const MOST_CHARACTERS = 20_000;
const READER = new RegExp(
  `\\b(?:${CATALOGUE_FUNCTIONS})\\(\\s{0,9}'([^'\\n]{1,500})'\\s{0,9}\\)(?:\\s{1,9}(?:as\\s{1,9})?([a-z_]\\w{0,60}))?`,
  'gi',
);
const NAMED =
  /\b(?:from|join)\s{1,9}(?:'([^'\n]{1,500})'|([a-z_]\w{0,60})(?![\w(.]))(?:\s{1,9}(?:as\s{1,9})?([a-z_]\w{0,60}))?/gi;
/** Words that may follow a source and name none. */
const WORDS = /^(where|on|using|join|inner|left|right|full|cross|group|order|limit|having|union|tablesample|qualify)$/i;

/** The sources that stand in FROM of a text that is being written, as far as its words show. */
export function sourcesIn(sql: string): readonly WrittenSource[] {
  const text = sql.slice(0, MOST_CHARACTERS);
  const sourceOf = (name: string, alias: string | undefined): WrittenSource =>
    alias === undefined || WORDS.test(alias) ? { name } : { name, alias };
  return [
    ...[...text.matchAll(READER)].map(([, address = '', alias]) => sourceOf(address, alias)),
    ...[...text.matchAll(NAMED)].map(([, address, table, alias]) => sourceOf(address ?? table ?? '', alias)),
  ];
}
