import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { baseTable, select, STAR } from '../../../catalogue/split/nodes.ts';
import type { Expression, From } from '../../../catalogue/split/tree.ts';
import { isTableOrFunction, replaceIn } from '../../../catalogue/split/walk.ts';
import { numberOf } from '../../../catalogue/split/constantOf.ts';
import { absolute, type AddressBase } from '../address/localAddress.ts';
import { fileKindOf, readerOfFunction } from '../../../format/fileKinds.ts';
import { addressesOf, isAddress } from './addresses.ts';
import { readOptionsOf } from './readOptionsOf.ts';
import { withAddresses } from './withAddresses.ts';
import type { MatchSpec, Operand, SourceSpec } from './spec.ts';
import { itemAt } from '../../../known/itemAt.ts';
import { lastOf } from '../../../known/lastOf.ts';
import { present } from '../../../known/present.ts';
import { isColumnRef, lastName } from '../../../catalogue/split/expressionKinds.ts';

/**
 * A source in a query: the table that stands for it there. A CSV or JSON file keeps its reader, under the name `table`.
 */
export type NamedSource = { readonly table: string; readonly spec: SourceSpec };

/** What a function in FROM names; `undefined` for one that is none of ours. */
function kindOf({ function_name: name = '' }: Expression): SourceSpec['kind'] | undefined {
  return name.toLowerCase() === 'xmatch' ? 'xmatch' : readerOfFunction(name);
}

/** A tree with each source in FROM replaced by a table of its own (a file by a name of its own), and what they are. */
export function namedSources<T>(
  tree: T,
  base: AddressBase,
  prefix = '__skybook_scan',
): { readonly tree: T; readonly named: readonly NamedSource[] } {
  const named: NamedSource[] = [];
  const name = (spec: SourceSpec, ending = '') => {
    const table = `${prefix}${named.length}${ending}`;
    named.push({ table, spec });
    return table;
  };
  const replaced = replaceIn(tree, (from) => {
    if (!isTableOrFunction(from)) return undefined;
    if (from.type === 'BASE_TABLE' && isAddress(from.table_name ?? '', base))
      return fromAddress(from, absolute(from.table_name ?? '', base), name);
    if (from.type !== 'TABLE_FUNCTION' || !from.function) return undefined;
    const kind = kindOf(from.function);
    if (kind === undefined) return undefined;
    if (kind === 'file') return fileReader(from, from.function, base, name);
    const spec = specOf(from.function, kind, base);
    return {
      ...baseTable(
        name(spec, spec.kind === 'file' ? endingOf(spec.url) : ''),
        from.alias || (from.function.function_name ?? ''),
      ),
      sample: from.sample,
      column_name_alias: from.column_name_alias,
    };
  });
  return { tree: replaced, named };
}

/** `FROM 'https://…/stars.csv'` */
function fromAddress(from: From, url: string, name: (spec: SourceSpec, ending?: string) => string): From {
  const kind = fileKindOf(url)?.reader ?? 'catalogue';
  const alias =
    from.alias ||
    lastOf(
      url
        .replace(/[?#][^]*$/, '')
        .split('/')
        .filter(Boolean),
    ).replace(/\.[^]*$/, '');
  return { ...from, table_name: name({ kind, url }, kind === 'file' ? endingOf(url) : ''), alias };
}

function fileReader(
  from: From,
  reader: Expression,
  base: AddressBase,
  name: (spec: SourceSpec, ending?: string) => string,
): From {
  const urls = [addressesOf(reader, base)].flat();
  const [first, ...options] = reader.children ?? [];
  if (!first) return from;
  const names = urls.map((url) => ({
    ...textConstant(first),
    value: { ...present(textConstant(first).value, 'An address'), value: name({ kind: 'file', url }, endingOf(url)) },
  }));
  const files = names.length === 1 ? itemAt(names, 0) : { ...first, children: names };
  const read = { ...from, function: { ...reader, children: [files, ...options] } };
  return withAddresses(
    read,
    names.map(({ value }, i) => [String(value.value), itemAt(urls, i)]),
  );
}

/** The constant, or the first of a list of them. */
function textConstant(expression: Expression): Expression {
  return expression.children?.[0] ?? expression;
}

/** The ending tells DuckDB the format, and a compression other than gzip, which is undone on arrival. */
function endingOf(url: string): string {
  return /\.\w+(\.zst)?$/i.exec(url.replace(/[?#][^]*$/, '').replace(/\.gz$/i, ''))?.[0] ?? '.csv';
}

function specOf(reader: Expression, kind: SourceSpec['kind'], base: AddressBase): SourceSpec {
  if (kind === 'xmatch') return { kind, match: matchOf(reader, base) };
  const url = addressesOf(reader, base);
  if (kind !== 'catalogue') {
    if (typeof url === 'string') return { kind, url };
    throw new NotebookError({ kind: 'sql', message: `${reader.function_name}() takes one address.` });
  }
  const other =
    typeof url === 'string' && reader.function_name?.toLowerCase() === 'hats' ? fileKindOf(url)?.reader : undefined;
  if (typeof url === 'string' && other && other !== 'catalogue') return { kind: other, url };
  const reading = readOptionsOf(reader);
  return { kind: 'catalogue', url, ...(reading && { reading }) };
}

function addressed({ class: kind, value }: Expression, base: AddressBase): SourceSpec | undefined {
  if (kind !== 'CONSTANT' || typeof value?.value !== 'string') return undefined;
  return { kind: fileKindOf(value.value)?.reader ?? 'catalogue', url: absolute(value.value, base) };
}

const FORM = "xmatch(a, b, radius_arcsec => 1, n => 1), where a and b are tables, hats('…') or queries in brackets";

function matchOf({ children = [] }: Expression, base: AddressBase): MatchSpec {
  const [left, right, ...rest] = children;
  const options = new Map(
    rest.map((option, i) =>
      option.class === 'COMPARISON'
        ? [option.left?.column_names?.[0] ?? '', option.right]
        : ([option.alias || (['radius_arcsec', 'n'][i] ?? `number ${i + 1}`), option] as const),
    ),
  );
  const radiusArcsec = numberOf(options.get('radius_arcsec'));
  const nearest = options.has('n') ? numberOf(options.get('n')) : undefined;
  const unknown = [...options.keys()].filter((name) => name !== 'radius_arcsec' && name !== 'n');
  if (!left || !right || unknown.length > 0)
    throw new NotebookError({
      kind: 'sql',
      message: `The form of a cross-match is ${FORM}.`,
      ...(unknown.length > 0 && { detail: `It has no option ${unknown.join(', ')}.` }),
    });
  if (radiusArcsec === undefined || !(radiusArcsec >= 0 && radiusArcsec <= 90 * 3600))
    throw new NotebookError({
      kind: 'sql',
      message: 'xmatch needs radius_arcsec => a number of arcseconds, up to 90°.',
      detail: FORM,
    });
  if (options.has('n') && !(nearest !== undefined && Number.isInteger(nearest) && nearest > 0))
    throw new NotebookError({
      kind: 'sql',
      message: 'n => in xmatch is how many nearest to keep: 1, 2, …',
      advice: 'Leave it out to keep all within the radius.',
    });
  return { left: operandOf(left, base), right: operandOf(right, base), radiusArcsec, nearest };
}

function operandOf(expression: Expression, base: AddressBase): Operand {
  if (isColumnRef(expression)) return { kind: 'table', name: lastName(expression) };
  const { subquery } = expression;
  if (expression.class === 'SUBQUERY' && subquery) return { kind: 'query', node: subquery.node };
  const kind = kindOf(expression);
  if (expression.class === 'FUNCTION' && kind === 'file')
    return {
      kind: 'query',
      node: select([STAR], {
        type: 'TABLE_FUNCTION',
        alias: '',
        sample: null,
        function: expression,
        column_name_alias: [],
      }),
    };
  const spec = expression.class === 'FUNCTION' && kind ? specOf(expression, kind, base) : addressed(expression, base);
  // Rows of a CSV file have no other way than a query over it.
  if (spec?.kind === 'file') return { kind: 'query', node: select([STAR], baseTable(spec.url)) };
  if (spec) return spec;
  throw new NotebookError({ kind: 'sql', message: `The form of a cross-match is ${FORM}.` });
}
