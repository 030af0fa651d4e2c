import { call, column, select, STAR, subquery, text } from '../../../catalogue/split/nodes.ts';
import type { Expression, From } from '../../../catalogue/split/tree.ts';

/** Functions whose rows always have the name of their file, and when it was changed, which nobody knows here. */
const OF_WHOLE_FILES = /^read_(text|blob)$/i;

/**
 * A reader of files in FROM whose column of file names, where it has one, holds their addresses in place of the names
 * that DuckDB knows them by.
 */
export function withAddresses(read: From, files: readonly (readonly [name: string, url: string])[]): From {
  const { function_name: reader = '', children = [] } = read.function ?? {};
  const isWhole = OF_WHOLE_FILES.test(reader);
  const key = isWhole ? 'filename' : children.map(columnOf).find((name) => name !== undefined);
  if (key === undefined) return read;
  const told = files.reduce<Expression>(
    (value, [name, url]) => call('replace', [value, text(name), text(url)]),
    column(key),
  );
  const unknown = call('nullif', [column('last_modified'), column('last_modified')]);
  const changed = isWhole ? [{ key: 'last_modified', value: unknown }] : [];
  const rows = select([{ ...STAR, replace_list: [{ key, value: told }, ...changed] }], {
    ...read,
    alias: '',
    sample: null,
    column_name_alias: [],
  });
  const { sample, column_name_alias } = read;
  return { ...subquery(rows, read.alias || reader), sample, column_name_alias };
}

/** The column that an option `filename = true`, or `filename = 'its name'`, adds. */
function columnOf({ class: kind, alias, left, right, ...rest }: Expression): string | undefined {
  const isCompared = kind === 'COMPARISON' && left !== undefined && right !== undefined;
  const option = isCompared ? left.column_names?.at(-1) : alias;
  if (option?.toLowerCase() !== 'filename') return undefined;
  const given = isCompared ? right : { class: kind, ...rest };
  const value = String((given.child ?? given).value?.value ?? '');
  if (/^(false|f|0|)$/i.test(value)) return undefined;
  return /^(true|t|1)$/i.test(value) ? 'filename' : value;
}
