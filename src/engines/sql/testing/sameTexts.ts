type Rows = readonly (readonly unknown[])[];

const NUMBER = /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi;

/**
 * Whether two results, whose values are texts, are equal; floating numbers to a relative 1e-12, without regard to order
 * unless `ordered`.
 */
export function sameTexts(a: Rows, b: Rows, ordered: boolean): boolean {
  if (a.length !== b.length) return false;
  // The sign of a NaN is the processor's.
  const unsigned = (rows: Rows) =>
    rows.map((row) => row.map((value) => (typeof value === 'string' ? value.replaceAll('-nan', 'nan') : value)));
  const rounded = (value: unknown) =>
    String(value).replace(NUMBER, (number) => (/[.e]/i.test(number) ? Number(number).toPrecision(8) : number));
  const key = (row: readonly unknown[]) => row.map(rounded).join('\u0000');
  const sorted = (rows: Rows) =>
    ordered
      ? rows
      : [...rows]
          .map((row) => ({ row, key: key(row) }))
          .sort((x, y) => (x.key < y.key ? -1 : x.key > y.key ? 1 : 0))
          .map(({ row }) => row);
  const [left, right] = [sorted(unsigned(a)), sorted(unsigned(b))];
  return left.every(
    (row, i) => row.length === right[i]!.length && row.every((value, j) => sameText(value, right[i]![j])),
  );
}

function sameText(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'string' || typeof b !== 'string' || a.replace(NUMBER, '#') !== b.replace(NUMBER, '#')) return false;
  const [left, right] = [a.match(NUMBER) ?? [], b.match(NUMBER) ?? []];
  return left.every(
    (text, i) => text === right[i] || (/[.e]/i.test(text + right[i]) && near(Number(text), Number(right[i]))),
  );
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b)) || Math.abs(a - b) < 1e-9;
}
