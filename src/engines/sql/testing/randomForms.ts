/** A condition behind `WHERE` (or nothing) on the sky `g`, and expressions of it. */
export type Parts = { readonly where: string; readonly number: string; readonly key: string; readonly other: string };

/** A SELECT, and whether its rows come in a fixed order. */
export type Form = { readonly sql: string; readonly ordered: boolean };

const free = (sql: string): Form => ({ sql, ordered: false });
const inOrder = (sql: string): Form => ({ sql, ordered: true });
// Rows that are told apart by what they are joined on: ties would be broken by chance.
const BY_N = '(SELECT pn, max(w) AS w, min(v) AS v FROM picks GROUP BY pn)';

/** Forms of queries about the sky beside the plain ones: joins of other kinds, windows, sets, nested values. */
export function furtherForms({ where, number, key, other }: Parts): readonly Form[] {
  const from = `sky AS g${where}`;
  const also = where === '' ? 'WHERE' : `${where.trim()} AND`;
  return [
    free(`SELECT g.id, p.w AS v0 FROM sky AS g ASOF JOIN ${BY_N} AS p ON g.n >= p.pn${where}`),
    free(`SELECT g.id, p.w AS v0, p.v AS v1 FROM sky AS g ASOF LEFT JOIN ${BY_N} AS p ON g.n < p.pn${where}`),
    free(
      `SELECT count(*) AS v0, sum(p.w) AS v1, max(${number}) AS v2 FROM sky AS g ASOF JOIN ${BY_N} AS p ON g.n >= p.pn${where}`,
    ),
    free(
      `SELECT g.id, q.v0, q.v1 FROM sky AS g, LATERAL (SELECT count(*) AS v0, max(w) AS v1 FROM picks AS p WHERE p.pn <= g.n) AS q${where}`,
    ),
    free(
      `SELECT q.k AS v0, count(*) AS v1 FROM sky AS g, LATERAL (SELECT ${number} > 3 AS k) AS q${where} GROUP BY q.k`,
    ),
    free(
      `SELECT id, (SELECT max(w) FROM picks AS p WHERE p.pn = g.n) AS v0, (SELECT count(*) FROM kinds WHERE kind = g.cls) AS v1 FROM ${from}`,
    ),
    free(`SELECT ${key} AS v0, sum((SELECT count(*) FROM picks AS p WHERE p.pn = g.n)) AS v1 FROM ${from} GROUP BY 1`),
    free(
      `SELECT id, sum(n) OVER (PARTITION BY ${key} ORDER BY id ROWS BETWEEN 2 PRECEDING AND 1 FOLLOWING) AS v0 FROM ${from}`,
    ),
    free(
      `SELECT id, first_value(${number}) OVER w AS v0, last_value(n) OVER w AS v1, ntile(4) OVER w AS v2 FROM ${from} WINDOW w AS (PARTITION BY ${key} ORDER BY id)`,
    ),
    free(
      `SELECT id, count(*) OVER (ORDER BY n RANGE BETWEEN 1 PRECEDING AND CURRENT ROW) AS v0, percent_rank() OVER (ORDER BY n, id) AS v1 FROM ${from}`,
    ),
    free(
      `SELECT id, lead(${number}, 2, NULL) OVER (ORDER BY id) AS v0, dense_rank() OVER (PARTITION BY flag ORDER BY n) AS v1 FROM ${from}`,
    ),
    free(
      `SELECT v0, count(*) AS v1 FROM (SELECT rank() OVER (PARTITION BY ${key} ORDER BY id DESC) AS v0 FROM ${from}) AS q GROUP BY v0 HAVING v0 < 4`,
    ),
    free(
      `SELECT id, ${key} AS v0 FROM ${from} QUALIFY count(*) OVER (PARTITION BY ${key}) < 90 AND sum(n) OVER (PARTITION BY ${other}) > 0`,
    ),
    free(`SELECT g.id, t.u AS v0 FROM sky AS g, unnest(g.l) AS t(u)${where}`),
    free(`SELECT v0, count(*) AS v1 FROM (SELECT unnest(l) AS v0 FROM ${from}) AS q GROUP BY v0`),
    free(`SELECT {'a': n, 'b': cls} AS v0, s AS v1, count(*) AS v2 FROM ${from} GROUP BY ALL`),
    free(`SELECT map([id], [n])[id] AS v0, map_keys(map([flag], [u])) AS v1, list_sort(l, 'DESC') AS v2 FROM ${from}`),
    free(
      `SELECT ${key} AS v0, list_sort(list(DISTINCT n)) AS v1, string_agg(cls, ',' ORDER BY id) AS v2 FROM ${from} GROUP BY 1`,
    ),
    free(
      `SELECT ${key} AS v0, (array_agg(id ORDER BY id))[1:3] AS v1, list(s ORDER BY id)[1].snr AS v2 FROM ${from} GROUP BY 1`,
    ),
    free(
      `SELECT count(*) AS v0, sum(h.n) AS v1, max(g.ra) AS v2 FROM sky AS g JOIN sky AS h ON h.u = g.u AND h.n = g.n + 1`,
    ),
    free(`SELECT g.id, h.id AS v0 FROM sky AS g JOIN sky AS h ON h.id = g.id + 7919 AND h.n < 2 AND g.flag`),
    free(
      `SELECT g.cls AS v0, count(h.id) AS v1 FROM sky AS g LEFT JOIN (SELECT id, n FROM sky WHERE flag) AS h ON h.n = g.n AND g.id < h.id GROUP BY g.cls`,
    ),
    free(
      `SELECT kind, count(*) AS v0 FROM (SELECT cls AS kind FROM ${from} UNION ALL SELECT kind FROM kinds) AS q GROUP BY kind`,
    ),
    inOrder(
      `SELECT ${key} AS v0, id FROM ${from} UNION ALL SELECT NULL, pid FROM picks ORDER BY id, v0 NULLS FIRST LIMIT 7 OFFSET 3`,
    ),
    free(
      `(SELECT ${key} AS v0 FROM ${from} EXCEPT SELECT ${key} FROM sky AS g WHERE flag) UNION SELECT ${key} FROM sky AS g WHERE n = 3`,
    ),
    inOrder(`SELECT id, ${number} AS v0 FROM ${from} ORDER BY id LIMIT 3%`),
    inOrder(`SELECT n AS v0 FROM ${from} ORDER BY n LIMIT 9 OFFSET 4`),
    inOrder(`SELECT ${key} AS v0, count(*) AS v1 FROM ${from} GROUP BY 1 ORDER BY v1 DESC, v0 NULLS LAST LIMIT 2`),
    inOrder(`SELECT DISTINCT n AS v0, flag AS v1 FROM ${from} ORDER BY v0 DESC NULLS LAST, v1 LIMIT 5`),
    inOrder(`SELECT DISTINCT ON (n, flag) n, flag, id FROM ${from} ORDER BY n, flag, id DESC LIMIT 6`),
    free(
      `SELECT ${key} AS v0, grouping(${key}, ${other}) AS v1, sum(n) FILTER (WHERE flag) AS v2 FROM ${from} GROUP BY GROUPING SETS ((${key}, ${other}), (${other}), ())`,
    ),
    free(
      `SELECT count(*) FILTER (WHERE x <= 2) AS v0, sum(CASE WHEN x < 1 THEN 1 ELSE 0 END) AS v1, count_if(x > 0) AS v2 FROM ${from}`,
    ),
    free(
      `WITH a AS (SELECT ${key} AS k, count(*) AS c FROM ${from} GROUP BY 1), b AS MATERIALIZED (SELECT max(c) AS m FROM a) SELECT k AS v0, c AS v1 FROM a, b WHERE c = m`,
    ),
    free(
      `SELECT count(*) AS v0 FROM ${from} ${where === '' ? 'WHERE' : 'AND'} EXISTS (SELECT 1 FROM sky AS h WHERE h.id = g.id + 7919 * 3 AND h.flag)`,
    ),
    free(`SELECT count(*) AS v0 FROM sky AS g ${also} n > (SELECT avg(n) FROM sky AS h WHERE h.cls = g.cls)`),
  ];
}
