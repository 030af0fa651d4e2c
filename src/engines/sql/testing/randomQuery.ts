import { AGGREGATES } from './randomAggregates.ts';
import { furtherForms } from './randomForms.ts';
import { peoplesForms } from './randomFurther.ts';
import { JOINS, PLAIN } from './randomJoins.ts';

const NUMBERS = ['n', 'ra', '"dec"', 'mag', 'price', 'n * 2', 'abs("dec")', 'id % 1000', 's.snr', 'len(l)', 'u', 'f'];
const KEYS = [
  'cls',
  'flag',
  'n',
  'floor(ra / 90)',
  'lower(cls)',
  'day',
  'n % 3',
  "coalesce(cls, 'none')",
  's.snr',
  '(id % 5)',
  '"odd Name"',
  'x',
  'upper("odd Name")',
];
const FILTERS = [
  'ra < 180',
  'n IS NOT NULL',
  "cls = 'star'",
  'mag > 1005',
  '"dec" BETWEEN -30 AND 40',
  'id = 9007199255124000 OR flag',
  'n IN (1, 2, 3)',
  "cls LIKE '%a%'",
  'ra > 400',
  'id > 9007199255000001',
  "t < TIMESTAMP '2020-02-01'",
  'list_contains(l, 1)',
  'NOT flag',
  'x > 1',
  'isnan(x)',
  'x = 0',
  '"odd Name" >= \'α\'',
  'u > 200',
  'g.id IN (SELECT pid FROM picks)',
  'g.n NOT IN (SELECT pn FROM picks WHERE pn > 2)',
  'EXISTS (SELECT 1 FROM picks q WHERE q.pid = g.id AND q.w > 20)',
  'NOT EXISTS (SELECT 1 FROM picks q WHERE q.pn = g.n)',
  'ra > (SELECT avg(ra) FROM sky)',
  'n < (SELECT max(pn) FROM picks)',
  'n < (SELECT max(pn) FROM picks q WHERE q.pid > g.id)',
  'id NOT IN (SELECT pid FROM nothing)',
  'n NOT IN (SELECT pn FROM picks UNION ALL SELECT NULL)',
  '(g.n, g.u) IN (SELECT pn, w FROM picks)',
  'g.n > ALL (SELECT pn FROM picks WHERE pn < 1)',
  'g.n = ANY (SELECT pn FROM picks WHERE w > 20)',
  'g.n >= (SELECT count(*) FROM picks q WHERE q.pn = g.n)',
  "struct_extract(s, 'snr') > 4",
  'x <= 2',
  'x BETWEEN -1 AND 2',
  'NOT (x < 0)',
];

/**
 * A SELECT about the table `sky` (called `g` in it) and small ones, and whether its rows come in a fixed order;
 * `places` are further conditions that it may have.
 */
export function randomQuery(random: () => number, places: readonly string[] = []): RandomQuery {
  const chance = random();
  if (chance < 0.08) return wrapped(random, places);
  if (chance < 0.2) return whole(random, places);
  return chance < 0.32 ? further(random, places) : inner(random, places);
}

type RandomQuery = { readonly sql: string; readonly ordered: boolean };

/**
 * The first value of a row as a text, of a floating number seven digits and of a NaN no sign: the rest depends on the
 * order of the rows.
 */
const KEY =
  "replace(CASE WHEN contains(v0::VARCHAR, '.') THEN coalesce(format('{:.7g}', try_cast(v0::VARCHAR AS DOUBLE) + 0), v0::VARCHAR) ELSE v0::VARCHAR END, '-nan', 'nan') AS key";

/** A query about the rows of one or two others. */
function wrapped(random: () => number, places: readonly string[]): RandomQuery {
  const { one } = choices(random);
  const { sql } = inner(random, places);
  const other = () => inner(random, places).sql;
  return {
    sql: one([
      () => `SELECT count(*), count(v0) FROM (${sql}) AS q`,
      () => `WITH c AS (${sql}) SELECT count(*) FROM c`,
      () => `WITH c AS (${sql}) SELECT (SELECT count(*) FROM c) AS a, (SELECT count(v0) FROM c) AS b`,
      () => `SELECT ${KEY}, count(*) AS k FROM (${sql}) AS q GROUP BY 1`,
      () =>
        `WITH c AS (${sql}), d AS (SELECT ${KEY}, count(*) AS k FROM c GROUP BY 1) SELECT max(k), count(*), (SELECT count(*) FROM c) FROM d`,
      () =>
        `SELECT ${KEY} FROM (${sql}) ${one(['UNION', 'UNION ALL', 'INTERSECT', 'EXCEPT', 'INTERSECT ALL', 'EXCEPT ALL'])} SELECT ${KEY} FROM (${other()})`,
      () =>
        `SELECT count(*) FROM (SELECT ${KEY} FROM (${sql})) AS a JOIN (SELECT ${KEY} FROM (${other()})) AS b USING (key)`,
      () => `SELECT count(*) FROM (SELECT ${KEY} FROM (${sql})) WHERE key IN (SELECT ${KEY} FROM (${other()}))`,
    ])(),
    ordered: false,
  };
}

/** A query that needs all rows together. */
function whole(random: () => number, places: readonly string[]): RandomQuery {
  const { one, some } = choices(random);
  const { from, where, numbers, keyed, unique, direction } = ground(random, places);
  const [key, number] = [one(keyed), one(numbers)];
  const groups = some(keyed, 3);
  const sets = one([
    `ROLLUP (${groups.join(', ')})`,
    `CUBE (${groups.slice(0, 2).join(', ')})`,
    `GROUPING SETS (${groups.map((group) => `(${group})`).join(', ')}, ())`,
    `${groups[0]!}, ROLLUP (${one(keyed)})`,
  ]);
  return one([
    () => ({
      sql: `SELECT DISTINCT ON (${key}) ${key} AS v0, id, ${number} AS v1 FROM ${from}${where} ORDER BY ${key}${direction()}, ${unique}`,
      ordered: true,
    }),
    () => ({
      sql: `SELECT count(*) AS v0, sum(n) AS v1, max(${number}) AS v2 FROM ${from}${where} GROUP BY ${sets}${one(['', ' HAVING count(*) > 9'])}`,
      ordered: false,
    }),
    () => ({
      sql: `SELECT ${groups[0]!} AS k0, grouping(${groups[0]!}) AS v0, avg(${number}) AS v1 FROM ${from}${where} GROUP BY ROLLUP (${groups.join(', ')})`,
      ordered: false,
    }),
    () => ({
      sql: `SELECT id, ${one(['row_number()', 'rank()', `lag(${number})`, `max(${number})`, 'sum(n)', 'count(*)'])} OVER (PARTITION BY ${key} ORDER BY ${unique}) AS v0 FROM ${from}${where}`,
      ordered: false,
    }),
    () => ({
      sql: `SELECT id, ${number} AS v0 FROM ${from}${where} QUALIFY row_number() OVER (PARTITION BY ${key} ORDER BY ra${direction()}, ${unique}) <= 2`,
      ordered: false,
    }),
    () => ({
      sql: `SELECT ${key} AS v0, count(*) AS v1, rank() OVER (ORDER BY count(*)) AS v2 FROM ${from}${where} GROUP BY ALL`,
      ordered: false,
    }),
    () => ({
      sql: `SELECT * FROM (SELECT cls, flag, n FROM ${from}${where}) PIVOT (${one(['count(*)', 'sum(n)', 'max(n)'])} FOR cls IN ('star', 'qso')${one([' GROUP BY flag', ''])})`,
      ordered: false,
    }),
    () => ({
      sql: `SELECT name, count(*), max(v) FROM (SELECT ra, "dec", mag FROM ${from}${where}) UNPIVOT (v FOR name IN (ra, "dec", mag)) GROUP BY name`,
      ordered: false,
    }),
    () => ({
      sql: `SELECT max(COLUMNS(['ra', 'dec'])) FROM (SELECT g.ra, g."dec" FROM ${from}${where})`,
      ordered: false,
    }),
    () => ({
      sql: `SELECT count(*) AS v0, count(DISTINCT cls) AS v1 FROM ${from}${where} GROUP BY cls COLLATE NOCASE`,
      ordered: false,
    }),
  ])();
}

/** A query of other forms. */
function further(random: () => number, places: readonly string[]): RandomQuery {
  const { one } = choices(random);
  const { where, numbers, keyed } = ground(random, places, PLAIN);
  const parts = { where, number: one(numbers), key: one(keyed), other: one(keyed) };
  return one([...furtherForms(parts), ...peoplesForms(parts)]);
}

function choices(random: () => number) {
  const one = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const maybe = (chance: number, text: () => string): string => (random() < chance ? text() : '');
  const some = <T>(items: readonly T[], most: number): readonly T[] => [
    ...new Set(Array.from({ length: 1 + Math.floor(random() * most) }, () => one(items))),
  ];
  return { one, maybe, some };
}

/** What a query reads and which rows of it, and what it may then name. */
function ground(random: () => number, places: readonly string[], given?: typeof PLAIN) {
  const { one, maybe, some } = choices(random);
  const joined = given ?? (random() < 0.45 ? one(JOINS) : PLAIN);
  const filters = maybe(
    0.6,
    () => `(${some([...FILTERS, ...places, ...places], 3).join(one([' AND ', ' AND ', ' OR ']))})`,
  );
  return {
    from: joined.from,
    where: filters && `${joined.from.includes(' WHERE p.') ? ' AND ' : ' WHERE '}${filters}`,
    numbers: [...NUMBERS, ...joined.numbers, ...joined.numbers],
    keyed: [...KEYS, ...joined.keys, ...joined.keys],
    unique: ['id', ...joined.unique].join(', '),
    limit: () => ` LIMIT ${1 + Math.floor(random() * 9)}${maybe(0.3, () => ' OFFSET 2')}`,
    direction: () => one([' DESC', ' ASC', '', ' DESC NULLS LAST', ' NULLS FIRST', ' ASC NULLS LAST']),
  };
}

function inner(random: () => number, places: readonly string[]): RandomQuery {
  const { one, maybe, some } = choices(random);
  const { from, where, numbers, keyed, unique, limit, direction } = ground(random, places);

  if (random() < 0.3) {
    const values = some([...numbers, ...keyed, 'id', 'g.ra', 't'], 3).map((value, i) => `${value} AS v${i}`);
    if (random() < 0.25) return { sql: `SELECT DISTINCT ${values.join(', ')} FROM ${from}${where}`, ordered: false };
    if (random() < 0.2)
      return {
        sql: `SELECT * EXCLUDE (s, l) REPLACE (n + 1 AS n), id AS v0 FROM ${from}${where} ORDER BY ${unique.replace('id', `g.id${direction()}`)}${limit()}`,
        ordered: true,
      };
    const order = maybe(
      0.6,
      () => ` ORDER BY ${one(['1', 'v0', 'ra', 'n', '-n', 'v0, ra', 'x'])}${direction()}, ${unique}${limit()}`,
    );
    return { sql: `SELECT ${values.join(', ')}, v0 AS again FROM ${from}${where}${order}`, ordered: order !== '' };
  }

  const aggregate = () => one(AGGREGATES).replaceAll('X', one(numbers));
  // An alias may be a column's name.
  const values = Array.from(
    { length: 1 + Math.floor(random() * 4) },
    (_, i) => `${aggregate()} AS ${i > 0 && random() < 0.08 ? 'price' : `v${i}`}`,
  );
  const groups = random() < 0.75 ? some(keyed, 2) : [];
  if (groups.length === 0)
    return {
      sql: `SELECT ${values.join(', ')} FROM ${from}${where}${maybe(0.2, () => ' HAVING count(*) > 3')}`,
      ordered: false,
    };
  const keys = groups.map((group, i) => `${group} AS k${i}`);
  const by = one([
    groups.join(', '),
    groups.map((_, i) => `k${i}`).join(', '),
    groups.map((_, i) => i + 1).join(', '),
    'ALL',
  ]);
  const having = maybe(
    0.3,
    () =>
      ` HAVING ${one(['count(*) > 20', 'v0 IS NOT NULL', 'min(ra) < 5', 'count(*) > 20 AND max(n) > 2', 'count(*) > (SELECT max(w) FROM picks) / 2'])}`,
  );
  const order = maybe(0.5, () =>
    random() < 0.2
      ? ` ORDER BY ALL${direction().replace(/NULLS.*/, '')}`
      : ` ORDER BY ${[...(random() < 0.4 ? [`count(*)${direction()}`] : []), ...groups.map((_, i) => `k${i}${direction()}`)].join(', ')}${maybe(0.5, limit)}`,
  );
  return {
    sql: `SELECT ${[...keys, ...values].join(', ')} FROM ${from}${where} GROUP BY ${by}${having}${order}`,
    ordered: order !== '',
  };
}
