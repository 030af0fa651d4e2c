import type { Form, Parts } from './randomForms.ts';

const free = (sql: string): Form => ({ sql, ordered: false });
const inOrder = (sql: string): Form => ({ sql, ordered: true });

/** Forms of queries as people write them about two catalogues: recursion, quantiles, pivots, samples, sets, ties. */
export function peoplesForms({ where, number, key, other }: Parts): readonly Form[] {
  const from = `sky AS g${where}`;
  const also = where === '' ? 'WHERE' : `${where.trim()} AND`;
  return [
    free(
      `WITH RECURSIVE r(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM r WHERE i < 5) SELECT r.i AS v0, count(q.id) AS v1 FROM r LEFT JOIN (SELECT id, n FROM ${from}) AS q ON q.n = r.i GROUP BY r.i`,
    ),
    free(
      `WITH RECURSIVE up(id, depth) AS (SELECT min(id), 0 FROM ${from} UNION ALL SELECT h.id, depth + 1 FROM up JOIN sky AS h ON h.id = up.id + 7919 WHERE depth < 6) SELECT id, depth AS v0 FROM up`,
    ),
    free(
      `WITH RECURSIVE steps AS (SELECT n AS k FROM ${from} UNION SELECT k - 1 FROM steps WHERE k > 0) SELECT k AS v0 FROM steps`,
    ),
    free(`SELECT quantile_disc(${number}, [0.1, 0.5, 0.9]) AS v0, median(n) AS v1, mad(u) AS v2 FROM ${from}`),
    free(
      `SELECT ${key} AS v0, quantile_cont(${number}, [0.25, 0.75]) AS v1, quantile_disc(id, 0.5) AS v2 FROM ${from} GROUP BY 1`,
    ),
    free(
      `SELECT ${key} AS v0, list(n ORDER BY n DESC NULLS LAST, id)[1:4] AS v1, string_agg(DISTINCT cls, '|' ORDER BY cls) AS v2 FROM ${from} GROUP BY 1`,
    ),
    free(
      `SELECT ${key} AS v0, first(id ORDER BY ra, id) AS v1, last(n ORDER BY id) AS v2, any_value(cls ORDER BY id) AS v3 FROM ${from} GROUP BY 1`,
    ),
    free(
      `SELECT ${key} AS v0, min_by(id, {'a': n, 'i': id}) AS v1, arg_max(cls, id) FILTER (WHERE n > 3) AS v2, arg_min(id, {'k': ${number}, 'i': id}, 2) AS v3 FROM ${from} GROUP BY 1`,
    ),
    free(
      `SELECT ${key} AS v0, skewness(u) AS v1, covar_pop(ra, u) AS v2, regr_slope(ra, u) AS v3, regr_count(n, u) AS v4, kurtosis(u) AS v5 FROM ${from} GROUP BY 1`,
    ),
    free(
      `SELECT * FROM (SELECT cls, flag, n FROM ${from}) PIVOT (sum(n) AS s, count(*) AS c FOR cls IN ('star', 'qso') flag IN (true, false))`,
    ),
    free(`FROM (SELECT id, ra, "dec" FROM ${from}) UNPIVOT (v FOR k IN (ra, "dec"))`),
    free(`FROM (SELECT id, n, u FROM ${from}) UNPIVOT INCLUDE NULLS (v FOR k IN (n, u))`),
    // Conditions are of the rows that a sample has taken, which depends on their order.
    free(
      `SELECT count(*) AS v0 FROM (SELECT id FROM (SELECT id FROM ${from}) AS f USING SAMPLE reservoir(20 ROWS) REPEATABLE (7)) AS q`,
    ),
    free('SELECT count(*) AS v0 FROM sky TABLESAMPLE reservoir(30 ROWS) REPEATABLE (3)'),
    inOrder(`SELECT x AS v0 FROM ${from} ORDER BY x DESC NULLS FIRST LIMIT 11 OFFSET 2`),
    inOrder(`SELECT ra AS v0, "dec" AS v1 FROM ${from} ORDER BY ra DESC NULLS LAST, "dec" NULLS FIRST LIMIT 13`),
    inOrder(`SELECT cls AS v0, count(*) AS v1 FROM ${from} GROUP BY cls ORDER BY cls NULLS FIRST LIMIT 3 OFFSET 1`),
    inOrder(`SELECT n AS v0, count(*) OVER () AS v1 FROM ${from} ORDER BY n NULLS FIRST LIMIT 5`),
    inOrder(`SELECT mag AS v0 FROM ${from} ORDER BY abs(mag - 1005) NULLS LAST, mag LIMIT 9 OFFSET 3`),
    inOrder(`SELECT id FROM ${from} ORDER BY cls = 'qso' DESC NULLS LAST, id OFFSET 5`),
    inOrder(
      `(SELECT id, n FROM ${from} ORDER BY id LIMIT 3) UNION ALL (SELECT id, n FROM sky ORDER BY id DESC LIMIT 3) ORDER BY id`,
    ),
    free('SELECT g.id, f.fid AS v0, f.band AS v1 FROM sky AS g ASOF JOIN field AS f ON g.id >= f.fid'),
    free(`SELECT f.fid, q.id AS v0 FROM field AS f ASOF LEFT JOIN (SELECT id, cls FROM ${from}) AS q ON f.fid > q.id`),
    free(
      `SELECT g.id, q.v0 FROM sky AS g, LATERAL (SELECT sum(flux) AS v0 FROM field AS f WHERE f.fid > g.id - 80000 AND f.fid <= g.id) AS q${where}`,
    ),
    free(
      `SELECT f.fid, q.v0, q.v1 FROM field AS f LEFT JOIN LATERAL (SELECT g.id AS v0, n AS v1 FROM sky AS g ${also} g.id <= f.fid ORDER BY g.id DESC LIMIT 1) AS q ON true`,
    ),
    free(`SELECT fid AS v0 FROM field EXCEPT SELECT id FROM ${from}`),
    free(`SELECT id AS v0 FROM ${from} INTERSECT SELECT fid FROM field WHERE flux > 2`),
    free(`SELECT id AS v0, n AS v1 FROM ${from} UNION BY NAME SELECT fid AS v0, band AS v2 FROM field`),
    free(`SELECT id, ${number} AS v0 FROM sky AS g ${also} id IN (SELECT fid FROM field WHERE flux > 2)`),
    free(
      `SELECT band AS v0, count(*) AS v1, sum(amount) AS v2, min(big) AS v3 FROM field WHERE NOT EXISTS (SELECT 1 FROM sky AS g ${also} g.id = fid) GROUP BY band`,
    ),
    free(`SELECT (SELECT count(*) FROM field AS f WHERE f.fid = g.id) AS v0, count(*) AS v1 FROM ${from} GROUP BY 1`),
    free(
      `SELECT a.v0, b.v0 AS v1, b.v1 AS v2 FROM (SELECT count(*) AS v0 FROM ${from}) AS a, (SELECT count(*) AS v0, max(seen) AS v1 FROM field) AS b`,
    ),
    free(
      `WITH a AS (SELECT ${key} AS k, count(*) AS c FROM ${from} GROUP BY 1), b AS (SELECT band AS k, count(*) AS c FROM field GROUP BY 1) SELECT a.k AS v0, a.c AS v1, b.c AS v2 FROM a FULL JOIN b ON a.k::VARCHAR = b.k`,
    ),
    free(`FROM sky AS g${where} SELECT id, ${number} AS v0`),
    free(`SELECT COLUMNS('^(ra|n|id)$') FROM ${from}`),
    free(`SELECT min(COLUMNS(* EXCLUDE (s, l))) FROM ${from}`),
    free(`SELECT count(COLUMNS(*)) FROM ${from}`),
    free(`SELECT DISTINCT ON (cls) cls, id, ${number} AS v0 FROM ${from} ORDER BY cls, id DESC`),
    free(
      `SELECT id, list_transform(l, lambda y: y + n) AS v0, list_filter(l, lambda y: y > 0) AS v1, len(l) AS v2, s.band AS v3 FROM ${from}`,
    ),
    free(
      `SELECT id, sum(n) OVER (PARTITION BY cls ORDER BY day GROUPS BETWEEN 1 PRECEDING AND CURRENT ROW EXCLUDE TIES) AS v0 FROM ${from}`,
    ),
    free(
      `SELECT id, nth_value(${number}, 3) OVER (PARTITION BY ${key} ORDER BY id) AS v0, cume_dist() OVER (ORDER BY id) AS v1, max(n) FILTER (WHERE flag) OVER (PARTITION BY cls ORDER BY id) AS v2 FROM ${from}`,
    ),
    free(`SELECT date_trunc('day', t) AS v0, count(*) AS v1, max(epoch(t)) AS v2 FROM ${from} GROUP BY 1`),
    free(
      `SELECT time_bucket(INTERVAL 7 DAY, t) AS v0, min(t) AS v1, strftime(max(day), '%Y-%j') AS v2 FROM ${from} GROUP BY ALL`,
    ),
    free(
      `SELECT regexp_extract("odd Name", '([a-zé]+)') AS v0, count(*) AS v1, max(length("odd Name")) AS v2 FROM ${from} GROUP BY 1`,
    ),
    free(
      `SELECT a AS v0 FROM (VALUES (1), (2), (NULL), (40)) AS v(a) WHERE a NOT IN (SELECT n FROM sky AS g ${also} n IS NOT NULL)`,
    ),
    free(
      `SELECT ${key} AS v0, ${other} AS v1, grouping_id(${key}, ${other}) AS v2, count(*) AS v3, max(id) AS v4 FROM ${from} GROUP BY CUBE (${key}, ${other}) HAVING count(*) > 1`,
    ),
    free(
      `SELECT id, CASE WHEN ${number} > 3 THEN 'high' WHEN ${number} IS NULL THEN 'none' ELSE 'low' END AS v0 FROM ${from}`,
    ),
    free(
      `SELECT try_cast(cls AS INTEGER) AS v0, id::HUGEINT * 1000 AS v1, u::BIT AS v2, n::VARCHAR || '°' AS v3 FROM ${from}`,
    ),
    free(`SELECT count(*) AS v0 FROM sky AS g JOIN field AS f ON abs(g."dec" - f.fdec) < 0.2 AND f.flux > 9${where}`),
    free(
      `SELECT band AS v0, count(DISTINCT g.cls) AS v1, list(DISTINCT tags ORDER BY tags) AS v2, max(amount) - min(amount) AS v3, bit_or(big) AS v4 FROM field AS f JOIN sky AS g ON g.id = f.fid${where} GROUP BY ROLLUP (band)`,
    ),
    free(
      `SELECT fid, big AS v0, amount * 3 AS v1, seen AS v2, tags AS v3, flux AS v4 FROM field WHERE ${['big > 18446744073709551000', 'amount BETWEEN 100.5 AND 300', "seen < TIMESTAMP '2020-01-05'", "band IN ('g', NULL)", "list_contains(tags, 'tag')", 'flux > 5', 'fid % 2 = 0 AND flux IS NOT NULL'][number.length % 7]}`,
    ),
  ];
}
