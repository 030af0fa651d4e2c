import type { Dialect } from './dialect.ts';

/** Least and greatest value of a column that matter, both included. */
export type Bounds = { readonly column: string; readonly min?: number | bigint; readonly max?: number | bigint };

/** What is asked of a file: columns (all where absent), and rows within bounds. */
export type Asked = { readonly columns?: readonly string[]; readonly bounds: readonly Bounds[] };

/** The address at which a server makes a file of those columns and rows. */
export function askedAddress(url: string, { columns, bounds }: Asked, { and }: Dialect): string {
  const conditions = bounds.flatMap(conditionsOf);
  const asked = [
    ...(columns ? [`columns=${columns.map(encoded).join(',')}`] : []),
    ...(conditions.length > 0 ? [`filters=${encoded(conditions.join(and))}`] : []),
  ];
  if (asked.length === 0) return url;
  return `${url}${url.includes('?') ? '&' : '?'}${asked.join('&')}`;
}

/** Columns and conditions of such an address, for people. */
export function askedWords(url: string): string {
  const asked = URL.parse(url)?.searchParams;
  const columns = asked?.get('columns');
  const filters = asked?.get('filters');
  return [...(columns ? [`columns ${columns}`] : ['all columns']), ...(filters ? [`rows with ${filters}`] : [])].join(
    ', ',
  );
}

/** The names and values of a condition are read by patterns: a name of letters, a number without an exponent. */
function conditionsOf({ column, min, max }: Bounds): readonly string[] {
  if (!/^[a-z_]\w*$/i.test(column)) return [];
  const [least, most] = [numberText(min), numberText(max)];
  return [
    ...(least === undefined ? [] : [`${column}>=${least}`]),
    ...(most === undefined ? [] : [`${column}<=${most}`]),
  ];
}

/** A number in digits; none for one that has not few enough, or that a double would round. */
function numberText(value: number | bigint | undefined): string | undefined {
  if (value === undefined || !Number.isFinite(Number(value))) return undefined;
  if (!Number.isInteger(value) && typeof value !== 'bigint') return /e/.test(String(value)) ? undefined : String(value);
  return Number.isSafeInteger(Number(value)) ? String(value) : undefined;
}

/** As forms encode it, blanks as plus signs (WHATWG URL, application/x-www-form-urlencoded). */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll('%20', '+');
}
