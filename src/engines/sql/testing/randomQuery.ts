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
];
const AGGREGATES = [
  'count(*)',
  'count(X)',
  'sum(X)',
  'avg(X)',
  'min(X)',
  'max(X)',
  'stddev(X)',
  'var_pop(X)',
  'variance(X)',
  'stddev_pop(X)',
  'count(DISTINCT X)',
  'bool_or(flag)',
  'min(t)',
  'max(day)',
  'sum(X) FILTER (WHERE flag)',
  'count(*) FILTER (WHERE n > 3)',
  "avg(X) FILTER (WHERE cls = 'qso')",
  'arg_min(id, ra)',
  'arg_max(cls, id)',
  'histogram(n)',
  'histogram(cls) FILTER (WHERE flag)',
  'max(X) - min(X)',
  'sum(X) / count(*)',
  'round(avg(X) + pi() / 1000, 3)',
  'sum(DISTINCT n)',
  'avg(DISTINCT n)',
  'bit_xor(id)',
  'median(X)',
  'min(x)',
  'max(x)',
  'sum(x)',
  'avg(x)',
  'count(DISTINCT x)',
  'count(x)',
  'min("odd Name")',
  'max("odd Name")',
  'bool_and(flag)',
  'sum(price * 3)',
  'count(DISTINCT "odd Name")',
  'sum(id)',
  'max(X, 3)',
  'min(X, 2) FILTER (WHERE flag)',
  'arg_max(id, ra, 2)',
  'count_if(n > 2)',
  'product(1 + u / 1e5)',
  'geomean(u::INTEGER + 1)',
  'sem(X)',
  'histogram(X, [1, 5, 100])',
  'histogram(ra, [90, 180]) FILTER (WHERE flag)',
  'list_sort(list(n))',
  'bit_and(u)',
  'corr(ra, u + ra)',
  'quantile_cont(X, 0.3)',
  'list(n ORDER BY id, n) FILTER (WHERE n > 16)',
  'count(DISTINCT X) FILTER (WHERE n > 2)',
  'sum(CASE WHEN flag THEN X ELSE 0 END)',
  'max(X) - (SELECT min(ra) FROM sky)',
  'count(*) FILTER (WHERE id IN (SELECT pid FROM picks))',
  "max(cls COLLATE NOCASE) = 'a'",
  'max(s)',
  'max(l)',
  'sum(list_sum(l))',
];

/** A FROM, the columns that it has beside `g`'s, and columns that with `id` tell its rows apart. */
type Joined = {
  readonly from: string;
  readonly numbers: readonly string[];
  readonly keys: readonly string[];
  readonly unique: readonly string[];
};

const PLAIN: Joined = { from: 'sky AS g', numbers: [], keys: [], unique: [] };
const KINDS = { numbers: ['rank'], keys: ['note', 'rank'], unique: ['rank'] };
const PICKS = { numbers: ['w', 'v'], keys: ['pn', 'v'], unique: ['w'] };
const JOINS: readonly Joined[] = [
  { from: 'sky AS g JOIN kinds ON kind = g.cls', ...KINDS },
  { from: 'kinds AS k JOIN sky AS g ON k.kind = g.cls AND rank > 1', ...KINDS },
  { from: 'sky AS g LEFT JOIN kinds AS k ON k.kind = g.cls', ...KINDS },
  { from: 'sky AS g JOIN (SELECT kind AS cls, rank, note FROM kinds) USING (cls)', ...KINDS },
  { from: 'sky AS g LEFT JOIN picks AS p ON p.pid = g.id AND p.w < 40', ...PICKS },
  { from: 'sky AS g, picks AS p WHERE p.pid = g.id', ...PICKS },
  { from: 'sky AS g RIGHT JOIN picks AS p ON p.pid = g.id', ...PICKS },
  { from: 'picks AS p LEFT JOIN sky AS g ON p.pid = g.id', ...PICKS },
  { from: 'sky AS g FULL JOIN picks AS p ON p.pid = g.id', ...PICKS },
  {
    from: 'sky AS g JOIN picks AS p ON p.pn = g.n JOIN kinds AS k ON k.kind = g.cls',
    numbers: ['w', 'rank'],
    keys: ['note', 'pn'],
    unique: ['w', 'rank'],
  },
  { from: 'sky AS g SEMI JOIN picks AS p ON p.pid = g.id', numbers: [], keys: [], unique: [] },
  { from: 'sky AS g ANTI JOIN picks AS p ON p.pn = g.n', numbers: [], keys: [], unique: [] },
  { from: "sky AS g CROSS JOIN (VALUES (1, 'one'), (2, 'two')) AS k(rank, note)", ...KINDS },
  { from: 'sky AS g JOIN nothing AS p ON p.pid = g.id', ...PICKS },
  { from: 'sky AS g LEFT JOIN nothing AS p ON p.pid = g.id', ...PICKS },
  { from: '(SELECT * FROM sky WHERE ra < 200) AS g', numbers: [], keys: [], unique: [] },
  {
    from: '(SELECT * REPLACE (n + 1 AS n), ra / 2 AS half FROM sky AS z WHERE n > 0) AS g',
    numbers: ['half'],
    keys: ['floor(half / 30)'],
    unique: [],
  },
  { from: '(SELECT s.*, k.rank, k.note FROM sky AS s JOIN kinds AS k ON kind = cls) AS g', ...KINDS },
  { from: '(SELECT * FROM sky ORDER BY ra, id LIMIT 100) AS g', numbers: [], keys: [], unique: [] },
  {
    from: '(SELECT * FROM sky WHERE flag UNION ALL SELECT * FROM sky WHERE n > 15) AS g',
    numbers: [],
    keys: [],
    unique: [],
  },
];

/** A SELECT about the table `sky` (called `g` in it) and small ones, and whether its rows come in a fixed order. */
export function randomQuery(random: () => number): RandomQuery {
  const chance = random();
  if (chance < 0.08) return wrapped(random);
  return chance < 0.2 ? whole(random) : inner(random);
}

type RandomQuery = { readonly sql: string; readonly ordered: boolean };

/**
 * The first value of a row as a text, of a floating number seven digits and of a NaN no sign: the rest depends on the
 * order of the rows.
 */
const KEY =
  "replace(CASE WHEN contains(v0::VARCHAR, '.') THEN coalesce(format('{:.7g}', try_cast(v0::VARCHAR AS DOUBLE) + 0), v0::VARCHAR) ELSE v0::VARCHAR END, '-nan', 'nan') AS key";

/** A query about the rows of one or two others. */
function wrapped(random: () => number): RandomQuery {
  const { one } = choices(random);
  const { sql } = inner(random);
  const other = () => inner(random).sql;
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
function whole(random: () => number): RandomQuery {
  const { one, some } = choices(random);
  const { from, where, numbers, keyed, unique, direction } = ground(random);
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

function choices(random: () => number) {
  const one = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const maybe = (chance: number, text: () => string): string => (random() < chance ? text() : '');
  const some = <T>(items: readonly T[], most: number): readonly T[] => [
    ...new Set(Array.from({ length: 1 + Math.floor(random() * most) }, () => one(items))),
  ];
  return { one, maybe, some };
}

/** What a query reads and which rows of it, and what it may then name. */
function ground(random: () => number) {
  const { one, maybe, some } = choices(random);
  const joined = random() < 0.45 ? one(JOINS) : PLAIN;
  const filters = maybe(0.6, () => `(${some(FILTERS, 3).join(one([' AND ', ' AND ', ' OR ']))})`);
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

function inner(random: () => number): RandomQuery {
  const { one, maybe, some } = choices(random);
  const { from, where, numbers, keyed, unique, limit, direction } = ground(random);

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
