import { bucketAddress } from '../../../workers/wire/bucketAddress.ts';
import type { PublicCatalogue, PublicColumn } from '../../../workers/wire/publicCatalogue.ts';
import type { Catalogue } from '../../catalogue/hats/catalogue.ts';
import { openCatalogue } from '../../catalogue/hats/openCatalogue.ts';
import { wordsOf } from '../../catalogue/hats/properties.ts';
import { readHttpBy } from '../../store/readHttp.ts';

/** A page of a site that no server knows. */
const ORIGIN = 'https://skybook.invalid';
const MOST_MS = 60_000;
const MOST_COLUMNS = 12;

/**
 * A catalogue of the list with what its server says of it now: whether pages of other sites may read it, whether it
 * gives parts of files, and what its properties and schema state. `on` is the day (ISO 8601). Fails never: that it
 * cannot be opened is what was found.
 */
export async function probeCatalogue(entry: PublicCatalogue, on: string): Promise<PublicCatalogue> {
  const url = bucketAddress(entry.address);
  if (!/^https?:/i.test(url)) return entry;
  const allowed: boolean[] = [];
  const asPage: typeof fetch = async (asked, options) => {
    const headers = new Headers(options?.headers);
    headers.set('Origin', ORIGIN);
    const response = await fetch(asked, { ...options, headers, signal: AbortSignal.timeout(MOST_MS) });
    const allows = response.headers.get('Access-Control-Allow-Origin');
    if (response.ok) allowed.push(allows === '*' || allows === ORIGIN);
    return response;
  };
  const answersPages = () => allowed.length > 0 && allowed.every(Boolean);
  try {
    const catalogue = await openCatalogue(url, readHttpBy(asPage));
    const givesRanges = await rangesOf(catalogue, asPage);
    return { ...entry, ...stated(entry, catalogue), probe: { on, answersPages: answersPages(), givesRanges } };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { ...entry, probe: { on, answersPages: answersPages(), failure } };
  }
}

async function rangesOf({ schemaFile }: Catalogue, asPage: typeof fetch): Promise<boolean | undefined> {
  if (schemaFile === undefined) return undefined;
  const response = await asPage(schemaFile, { headers: { Range: 'bytes=0-3' } });
  await response.body?.cancel();
  return response.status === 206;
}

function stated(entry: PublicCatalogue, catalogue: Catalogue): Partial<PublicCatalogue> {
  const { rows, partitions, columns, margins, indexes, properties } = catalogue;
  const listed = entry.columns.map(({ name }) => name);
  const worth = listed.length > 0 ? listed : wordsOf(properties.hats_cols_default).slice(0, MOST_COLUMNS);
  const found = worth.flatMap((name) => columns.filter((column) => column.name === name));
  return {
    ...(rows !== undefined && { rows }),
    columnCount: columns.length,
    partitions: partitions.length,
    margins: margins.map(({ name }) => name),
    indexes: indexes.map(({ column }) => column),
    columns: found.map((column) => described(column, entry)),
  };
}

/** A column as its file describes it, else as the list does. */
function described({ name, unit, ucd, description }: PublicColumn, { columns }: PublicCatalogue): PublicColumn {
  const listed = columns.find((column) => column.name === name);
  return {
    name,
    unit: unit ?? listed?.unit,
    ucd: ucd ?? listed?.ucd,
    description: description ?? listed?.description,
  };
}
