import type { Catalogue } from '../../../catalogue/hats/catalogue.ts';
import type { CatalogueColumn } from '../../../catalogue/parquet/catalogueColumn.ts';
import { columnsOf } from '../../../catalogue/parquet/columns.ts';
import type { Opening } from './opening.ts';
import { itemAt } from '../../../known/itemAt.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';

/** Of a catalogue of more files, some are looked into. */
const MOST_FILES = 64;
const SOME_FILES = 16;
/** Of a list that was written out, or of the files of a folder. */
const MOST_LISTED = 1000;
const PARALLEL = 12;

type United = { readonly columns: readonly CatalogueColumn[]; readonly warnings: readonly string[] };

/**
 * The columns of files that nothing states a schema for: all that any of them has, each of a type that holds those of
 * all; `undefined` where they are the same in each.
 */
export async function unitedColumns(
  catalogue: Pick<Catalogue, 'name' | 'product' | 'partitions'>,
  opening: Pick<Opening, 'footers' | 'coordinator'>,
): Promise<United | undefined> {
  const files = catalogue.partitions.flatMap((partition) => partition.files);
  const looked = lookedInto(files, catalogue.product === 'files');
  if (looked.length < 2) return undefined;
  const each = await inParallel(looked, async (url) => columnsOf((await opening.footers.file(url)).metadata));
  const byName = new Map<string, CatalogueColumn[]>();
  for (const column of each.flat()) {
    const name = sqlKey(column.name);
    byName.set(name, [...(byName.get(name) ?? []), column]);
  }
  const all = [...byName.values()];
  const absent = all.filter(({ length }) => length < looked.length).map((same) => itemAt(same, 0).name);
  const mixed = all.filter((columns) => columns.some(({ type }) => type !== itemAt(columns, 0).type));
  if (absent.length === 0 && mixed.length === 0) return undefined;
  const types = await Promise.all(mixed.map((columns) => typeOfAll(columns, opening)));
  const columns = all.map((same) => {
    const at = mixed.indexOf(same);
    return at < 0 ? itemAt(same, 0) : { ...itemAt(same, 0), type: itemAt(types, at) };
  });
  const of = looked.length === files.length ? 'its files' : `${looked.length} of its ${files.length} files`;
  return {
    columns,
    warnings: [
      `${catalogue.name} states no schema: its columns are those of ${of} together` +
        (absent.length > 0 ? `; where a file lacks ${listed(absent)}, that is null` : '') +
        (mixed.length > 0
          ? `; of several types ${listed(mixed.map((same, i) => `${itemAt(same, 0).name} is ${types[i]}`))}`
          : '') +
        '.',
    ],
  };
}

function lookedInto(files: readonly string[], isList: boolean): readonly string[] {
  const most = isList ? MOST_LISTED : files.length > MOST_FILES ? SOME_FILES : MOST_FILES;
  const step = Math.max(1, files.length / most);
  return Array.from({ length: Math.min(most, files.length) }, (_, i) => itemAt(files, Math.floor(i * step)));
}

/** The type that DuckDB gives a column over tables with these; text where it has none. */
async function typeOfAll(
  columns: readonly CatalogueColumn[],
  { coordinator }: Pick<Opening, 'coordinator'>,
): Promise<string> {
  const rows = [...new Set(columns.map(({ type }) => type))].map((type) => `SELECT NULL::${type} AS c`);
  const [found] = await coordinator.describe(rows.join(' UNION ALL ')).catch(() => []);
  return found?.type ?? 'VARCHAR';
}

async function inParallel<A, B>(items: readonly A[], work: (item: A) => Promise<B>): Promise<readonly B[]> {
  const results: B[] = [];
  const queue = [...items.entries()];
  const next = async (): Promise<void> => {
    for (let entry = queue.shift(); entry; entry = queue.shift()) results[entry[0]] = await work(entry[1]);
  };
  await Promise.all(Array.from({ length: Math.min(PARALLEL, items.length) }, next));
  return results;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ');
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}
