const COLUMNS = `(9007199254740993 + i * 7919)::BIGINT AS id,
  (i * 137.50776) % 360 AS ra, ((i * 31) % 1800) / 10.0 - 90 AS "dec",
  CASE WHEN i % 11 = 0 THEN NULL ELSE 1000 + ((i * 7919) % 997) / 64.0 END AS mag,
  CASE WHEN i % 7 = 0 THEN NULL ELSE ((i * 13) % 23 - 5)::INTEGER END AS n,
  ['star', 'galaxy', 'qso', NULL, 'Star'][1 + i % 5] AS cls,
  (i % 3 = 0) AS flag, (i % 1000)::DECIMAL(9,2) / 4 AS price,
  TIMESTAMP '2020-01-01' + to_seconds(i * 3600) AS t, DATE '2020-01-01' + (i % 40)::INTEGER AS day,
  {'band': 'g', 'snr': i % 9} AS s, range(i % 4) AS l,
  CASE WHEN i % 97 = 0 THEN 'nan'::DOUBLE WHEN i % 89 = 0 THEN 'inf'::DOUBLE WHEN i % 83 = 0 THEN '-inf'::DOUBLE WHEN i % 5 = 0 THEN -0.0::DOUBLE ELSE (i % 50) / 8 - 3 END AS x,
  ['α Cen', 'Ωmega', '''quoted''', '', 'été', '星', NULL][1 + i % 7] AS "odd Name", ((i * 31) % 256)::UTINYINT AS u, ((i % 300) / 2)::FLOAT AS f`;

// Of these every other one is in `sky` too.
const FIELD = `(9007199254740993 + i * 7919 * 13 // 2)::BIGINT AS fid, (i * 222.49) % 360 AS fra, ((i * 53) % 1800) / 10.0 - 90 AS fdec,
  ['g', 'r', 'i', NULL][1 + i % 4] AS band, CASE WHEN i % 9 = 0 THEN NULL WHEN i % 31 = 0 THEN 'nan'::FLOAT ELSE (i * 17 % 101) / 8 END::FLOAT AS flux,
  (18446744073709551615 - i * 3)::UBIGINT AS big, ((i * 7919 % 10007) / 16)::DECIMAL(18, 4) AS amount,
  (TIMESTAMP '2020-01-01' + to_seconds(i * 5400))::TIMESTAMP_NS AS seen, [cast(i % 5 AS VARCHAR), 'tag'][:i % 3] AS tags`;

/** Statements for the table `sky` that `randomQuery` asks about, and small ones beside it. */
export const SKY: readonly string[] = [
  `CREATE TABLE sky AS SELECT ${COLUMNS} FROM range(2000) t(i)`,
  "CREATE TABLE kinds AS SELECT * FROM (VALUES ('star', 1, 'dot'), ('galaxy', 2, 'fuzzy'), ('galaxy', 3, NULL), ('comet', 4, 'tail'), (NULL, 5, 'none')) v(kind, rank, note)",
  'CREATE TABLE picks AS SELECT (9007199254740993 + (i * 37 % 2100) * 7919)::BIGINT AS pid, i AS w, (i % 9 - 3)::INTEGER AS pn, [NULL, 1.5, 2.25][1 + i % 3] AS v FROM range(60) r(i)',
  'CREATE TABLE nothing (pid BIGINT, w BIGINT, pn INTEGER, v DOUBLE)',
  `CREATE TABLE field AS SELECT ${FIELD} FROM range(300) t(i)`,
];

/**
 * The piece a row is in: pieces as a sky's partitions are, of very unequal size, one of them empty, one of a single
 * row.
 */
export const SKY_PIECE = 'CASE WHEN id = 9007199254796426 THEN 5 ELSE [0, 1, 1, 2, 4][1 + floor(ra / 72)::INTEGER] END';

/** Number of pieces. */
export const SKY_PIECES = 6;
