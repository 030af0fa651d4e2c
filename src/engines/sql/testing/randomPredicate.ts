/** Constants to compare each kind of column with, as they are written. */
const REALS = [
  '0',
  '0.0',
  '-0.0',
  "'-0.0'::DOUBLE",
  '0.1',
  '0.1 + 0.2',
  '3 * 0.1',
  '1 / 10',
  '-2.5',
  '2.5::FLOAT',
  '0.1::FLOAT',
  '16777217::FLOAT',
  '16777216',
  '5e-324',
  '1e22',
  '1e300',
  "'nan'::DOUBLE",
  "'inf'::DOUBLE",
  "'-inf'",
  "'0'",
  '1::DECIMAL(3, 1)',
  'true',
  '1240',
];
const WHOLES = [
  '0',
  '-1',
  '1',
  '5',
  '30',
  "'5'",
  "'30'",
  '127',
  '128',
  '255',
  '2.5',
  '-0.0',
  '1e1',
  '2147483648',
  '4294967295',
  '9007199254740992',
  '9007199254740993',
  '9007199254740993.0',
  '9007199254740992.5',
  '9007199254740992::DOUBLE',
  '9223372036854775807',
  '9223372036854775808',
  '18446744073709551615',
  '-9223372036854775808',
  '16777217::FLOAT',
  '2 + 3',
  '10 / 4',
  "'0'::BIGINT",
];
const TEXTS = [
  "''",
  "'a'",
  "'A'",
  "'Aldebaran'",
  "'b'",
  "'été'",
  "'星'",
  "'\ufeffmark'",
  "'\uffff'",
  "'\u{1f31f}'",
  "'5'",
  "'zz'",
  '5',
  "'mark'",
  "'α'",
];
const BYTES = ["'a'", "'a\\xFF'", "'\\xFF'", "''", "'b'::BLOB"];
const DECIMALS = [
  '0',
  '-0.05',
  '0.1',
  '7.25',
  '0.10::DOUBLE',
  "'0.1'",
  '7.3',
  '-99.95',
  '9007199254740993',
  '1e20',
  '0.001',
  '0.05 + 0.05',
];
const DAYS = [
  "DATE '1969-12-31'",
  "'1970-01-01'",
  "TIMESTAMP '1970-01-01 00:00:00.000001'",
  "DATE '1970-01-12'",
  "'1970-02-16'::DATE",
];
const TIMES = [
  "TIMESTAMP '1970-01-01'",
  "'1970-01-01 00:00:00.000001'",
  "TIMESTAMP '1969-12-31 23:59:59.999'",
  "DATE '1970-01-01'",
  "'1970-01-01 00:50:00'::TIMESTAMP_NS",
  "'1970-01-01 00:00:00.000000007'::TIMESTAMP_NS",
  "'1969-12-31 23:59:59.999999'::TIMESTAMP",
];
const CLOCKS = ["TIME '00:00:00.000001'", "'23:59:59.999999'", "TIME '00:00:00'"];

/** Columns of `fixtures/data/parquet`, by what they are compared with. */
const COLUMNS: readonly (readonly [columns: readonly string[], constants: readonly string[]])[] = [
  [['x', 'withnan', 'solid', 'zero', 'zeros', 'single', 'half', 'mostly', 'none', 'marked'], REALS],
  [['big', 'ubig', 'uint', 'int', 'tiny', 'utiny'], WHOLES],
  [['text'], TEXTS],
  [['bytes'], BYTES],
  [['price', 'wide'], DECIMALS],
  [['day'], DAYS],
  [['micro', 'milli'], TIMES],
  [['clock'], CLOCKS],
  [['flag'], ['true', 'false', '1', "'f'"]],
];

/** A condition on columns of which statistics tell something; it may be one that SQL refuses. */
export function randomPredicate(random: () => number): string {
  const chance = random();
  if (chance < 0.15) return `${randomPredicate(random)} AND ${compared(random)}`;
  if (chance < 0.25) return `(${randomPredicate(random)} OR ${compared(random)})`;
  return chance < 0.3 ? `NOT (${compared(random)})` : compared(random);
}

function compared(random: () => number): string {
  const one = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  // Half of all about numbers.
  const [columns, constants] = random() < 0.3 ? COLUMNS[0]! : random() < 0.3 ? COLUMNS[1]! : one(COLUMNS);
  const [column, constant] = [one(columns), () => one(constants)];
  const chance = random();
  if (chance < 0.2) return `${column} = ${constant()}`;
  if (chance < 0.55) return `${column} ${one(['<', '<=', '>', '>=', '<>'])} ${constant()}`;
  if (chance < 0.65) return `${constant()} ${one(['<', '<=', '>', '>=', '='])} ${column}`;
  if (chance < 0.75) return `${column} BETWEEN ${constant()} AND ${constant()}`;
  if (chance < 0.85) return `${column} IN (${constant()}, ${constant()}${one(['', ', NULL'])})`;
  if (chance < 0.9) return `${column} IS ${one(['', 'NOT '])}NULL`;
  if (chance < 0.95) return `${column} IN (SELECT ${constant()})`;
  return `${column} IS ${one(['', 'NOT '])}DISTINCT FROM ${constant()}`;
}
