import { CATALOGUE_FUNCTIONS } from './format/fileKinds.ts';
import type { Column } from '../workers/wire/column.ts';
import { bucketAddress } from '../workers/wire/bucketAddress.ts';
import type { PublicCatalogue } from '../workers/wire/publicCatalogue.ts';
import { searchPublished } from './catalogue/published/searchPublished.ts';
import type { Completion, Completions } from './page/desk.ts';
import type { Language } from './notebook/cell.ts';
import { sourcesIn, type WrittenSource } from './parse/sql/sourcesIn.ts';
import { sqlKey } from '../workers/wire/sqlKey.ts';
import { countText } from './known/countText.ts';

/** What is known of catalogues; nothing is asked of their servers. */
export type KnownCatalogues = {
  readonly published: () => Promise<readonly PublicCatalogue[]>;
  /** The columns of what has been read: a catalogue by its address, a table by its name. */
  readonly columnsOf: (name: string) => readonly Column[] | undefined;
};

const NEAR_CHARACTERS = 2000;
const MOST_FOUND = 30;
const MOST_DETAIL = 80;

/**
 * The addresses of public catalogues within `hats('…` and `catalog('…`, and in SQL the columns of what the cell reads,
 * with unit and UCD; `undefined` at other places.
 */
export async function completeCatalogue(
  text: string,
  position: number,
  language: Language | undefined,
  known: KnownCatalogues,
): Promise<Completions | undefined> {
  const before = text.slice(Math.max(0, position - NEAR_CHARACTERS), position);
  const typed = (language === 'python' ? /\bcatalog\(\s*(?:"([^"\n]*)|'([^'\n]*))$/ : SQL_ADDRESS).exec(before);
  if (typed && (language === 'python' || language === 'sql')) {
    const written = typed[1] ?? typed[2] ?? '';
    const all = await known.published().catch(() => []);
    const found = searchPublished(all, written).slice(0, MOST_FOUND);
    return { from: position - written.length, options: found.map(addressOption), isFound: true };
  }
  return language === 'sql' ? completeColumn(text, before, position, known) : undefined;
}

/** An address that is being written: `hats('…`, `read_parquet('…`, `FROM '…`. */
const SQL_ADDRESS = new RegExp(`\\b(?:(?:${CATALOGUE_FUNCTIONS})\\(\\s*|(?:from|join)\\s+)'([^'\\n]*)$`, 'i');

function addressOption({ name, address, rows }: PublicCatalogue): Completion {
  const size = rows === undefined ? '' : `, ${countText(rows)} rows`;
  return { label: address, detail: name + size, kind: 'table' };
}

async function completeColumn(
  text: string,
  before: string,
  position: number,
  known: KnownCatalogues,
): Promise<Completions | undefined> {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const isText = (line.match(/'/g)?.length ?? 0) % 2 === 1;
  const [, qualifier, word = ''] = /(?:\b([a-z_]\w*)\.)?("?[\w$]*)$/i.exec(before) ?? [];
  if (isText || line.includes('--') || (word === '' && qualifier === undefined)) return undefined;
  const wanted = sourcesIn(text).filter(
    ({ name, alias }) => qualifier === undefined || [name, alias].some((own) => isSame(own, qualifier)),
  );
  const columns = (await Promise.all(wanted.map((source) => columnsOf(source, known)))).flat();
  const begun = word.replace(/^"/, '').toLowerCase();
  const options = [...new Map(columns.map((column) => [column.name, column])).values()]
    .filter(({ name }) => name.toLowerCase().startsWith(begun))
    .map((column) => columnOption(column, word.startsWith('"')));
  return options.length > 0 ? { from: position - word.length, options } : undefined;
}

async function columnsOf({ name }: WrittenSource, known: KnownCatalogues): Promise<readonly Column[]> {
  const read = known.columnsOf(name);
  if (read) return read;
  const listed = await known.published().catch(() => []);
  return listed.find(({ address }) => placeOf(address) === placeOf(name))?.columns ?? [];
}

function columnOption({ name, type, unit, ucd, description }: Column, isQuoted: boolean): Completion {
  const isPlain = /^[a-z_]\w*$/i.test(name) && !isQuoted;
  const detail = [type, unit, ucd, description].filter(Boolean).join(' · ').slice(0, MOST_DETAIL);
  return { label: isPlain ? name : `"${name.replaceAll('"', '""')}"`, detail, kind: 'column' };
}

function placeOf(address: string): string {
  return bucketAddress(address).replace(/\/$/, '');
}

function isSame(name: string | undefined, other: string): boolean {
  return name !== undefined && sqlKey(name) === sqlKey(other);
}
