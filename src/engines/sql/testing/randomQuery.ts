/** A stream of numbers in [0, 1) that a seed fixes (Mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Columns of the table that `randomQuery` asks about. */
export const TEST_COLUMNS = `(9007199254740993 + i * 7919)::BIGINT AS id,
  (i * 137.50776) % 360 AS ra, ((i * 31) % 1800) / 10.0 - 90 AS "dec",
  CASE WHEN i % 11 = 0 THEN NULL ELSE 1000 + ((i * 7919) % 997) / 64.0 END AS mag,
  CASE WHEN i % 7 = 0 THEN NULL ELSE ((i * 13) % 23 - 5)::INTEGER END AS n,
  ['star', 'galaxy', 'qso', NULL, 'Star'][1 + i % 5] AS cls,
  (i % 3 = 0) AS flag, (i % 1000)::DECIMAL(9,2) / 4 AS price,
  TIMESTAMP '2020-01-01' + to_seconds(i * 3600) AS t, DATE '2020-01-01' + (i % 40)::INTEGER AS day,
  {'band': 'g', 'snr': i % 9} AS s, range(i % 4) AS l`;

const NUMBERS = ['n', 'ra', '"dec"', 'mag', 'price', 'n * 2', 'abs("dec")', 'id % 1000', 's.snr', 'len(l)'];
const KEYS = ['cls', 'flag', 'n', 'floor(ra / 90)', 'lower(cls)', 'day', 'n % 3', 'coalesce(cls, \'none\')', 's.snr', '(id % 5)'];
const FILTERS = ['ra < 180', 'n IS NOT NULL', 'cls = \'star\'', 'mag > 1005', '"dec" BETWEEN -30 AND 40', 'id = 9007199255124000 OR flag', 'n IN (1, 2, 3)', 'cls LIKE \'%a%\'', 'ra > 400', 'id > 9007199255000001', 't < TIMESTAMP \'2020-02-01\'', 'list_contains(l, 1)', 'NOT flag'];
const AGGREGATES = ['count(*)', 'count(X)', 'sum(X)', 'avg(X)', 'min(X)', 'max(X)', 'stddev(X)', 'var_pop(X)', 'variance(X)', 'stddev_pop(X)', 'count(DISTINCT X)', 'bool_or(flag)', 'min(t)', 'max(day)', 'sum(X) FILTER (WHERE flag)', 'count(*) FILTER (WHERE n > 3)', 'avg(X) FILTER (WHERE cls = \'qso\')', 'arg_min(id, ra)', 'arg_max(cls, id)', 'histogram(n)', 'histogram(cls) FILTER (WHERE flag)', 'max(X) - min(X)', 'sum(X) / count(*)', 'round(avg(X), 3)', 'sum(DISTINCT n)', 'avg(DISTINCT n)', 'bit_xor(id)', 'median(X)'];

/** A SELECT about the table `sky` (called `g` in it), and whether its rows come in a fixed order. */
export function randomQuery(random: () => number): { readonly sql: string; readonly ordered: boolean } {
  const one = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const maybe = (chance: number, text: () => string): string => (random() < chance ? text() : '');
  const some = <T>(items: readonly T[], most: number): readonly T[] => [...new Set(Array.from({ length: 1 + Math.floor(random() * most) }, () => one(items)))];
  const where = maybe(0.6, () => ` WHERE ${some(FILTERS, 3).join(one([' AND ', ' OR ']))}`);
  const limit = () => ` LIMIT ${1 + Math.floor(random() * 9)}${maybe(0.3, () => ' OFFSET 2')}`;
  const direction = () => one([' DESC', ' ASC', '', ' DESC NULLS LAST', ' NULLS FIRST']);

  if (random() < 0.3) {
    const values = some([...NUMBERS, ...KEYS, 'id', 'g.ra', 't'], 3).map((value, i) => `${value} AS v${i}`);
    if (random() < 0.25) return { sql: `SELECT DISTINCT ${values.join(', ')} FROM sky AS g${where}`, ordered: false };
    if (random() < 0.2) return { sql: `SELECT * EXCLUDE (s, l) REPLACE (n + 1 AS n) FROM sky AS g${where} ORDER BY id${direction()}${limit()}`, ordered: true };
    const order = maybe(0.6, () => ` ORDER BY ${one(['1', 'v0', 'ra', 'n', '-n', 'v0, ra'])}${direction()}, id${limit()}`);
    return { sql: `SELECT ${values.join(', ')}, v0 AS again FROM sky AS g${where}${order}`, ordered: order !== '' };
  }

  const aggregate = () => one(AGGREGATES).replace('X', one(NUMBERS));
  const values = Array.from({ length: 1 + Math.floor(random() * 4) }, (_, i) => `${aggregate()} AS v${i}`);
  const groups = random() < 0.75 ? some(KEYS, 2) : [];
  if (groups.length === 0) return { sql: `SELECT ${values.join(', ')} FROM sky AS g${where}${maybe(0.2, () => ' HAVING count(*) > 3')}`, ordered: false };
  const keys = groups.map((group, i) => `${group} AS k${i}`);
  const by = one([groups.join(', '), groups.map((_, i) => `k${i}`).join(', '), groups.map((_, i) => i + 1).join(', '), 'ALL']);
  const having = maybe(0.3, () => ` HAVING ${one(['count(*) > 20', 'v0 IS NOT NULL', 'min(ra) < 5', 'count(*) > 20 AND max(n) > 2'])}`);
  const order = maybe(0.5, () => random() < 0.2 ? ` ORDER BY ALL${direction().replace(/NULLS.*/, '')}` : ` ORDER BY ${[...(random() < 0.4 ? [`count(*)${direction()}`] : []), ...groups.map((_, i) => `k${i}${direction()}`)].join(', ')}${maybe(0.5, limit)}`);
  return { sql: `SELECT ${[...keys, ...values].join(', ')} FROM sky AS g${where} GROUP BY ${by}${having}${order}`, ordered: order !== '' };
}
