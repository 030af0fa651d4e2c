/** A query of the bench: `sql` reads `sky`; `nativeSql` where DuckDB has other words for the same rows. */
export type BenchQuery = {
  readonly label: string;
  readonly sql: string;
  readonly nativeSql?: string;
  /** The columns that it must read. */
  readonly columns: readonly string[];
};

const [RA, DEC, RADIUS] = [45, 42, 2];
const NEAR = `"dec" BETWEEN ${DEC - RADIUS} AND ${DEC + RADIUS} AND ra BETWEEN ${RA - 2 * RADIUS} AND ${RA + 2 * RADIUS} AND
  2 * degrees(asin(sqrt(sin(radians("dec" - ${DEC}) / 2) ** 2 + cos(radians("dec")) * cos(radians(${DEC})) * sin(radians(ra - ${RA}) / 2) ** 2))) <= ${RADIUS}`;
const COUNTED = 'SELECT count(*) AS n, avg(mag) AS m FROM sky WHERE';

export const BENCH_QUERIES: readonly BenchQuery[] = [
  {
    label: 'group by',
    sql: 'SELECT kind, count(*) AS n, avg(mag) AS m, stddev(bp_rp) AS s FROM sky GROUP BY kind ORDER BY kind',
    columns: ['kind', 'mag', 'bp_rp'],
  },
  {
    label: 'heavy filter',
    sql: 'SELECT count(*) AS n, sum(sqrt(abs(sin(ra) * cos("dec")))) AS s FROM sky WHERE sin(ra) ** 2 + cos("dec" * mag) ** 2 < 1.5',
    columns: ['ra', 'dec', 'mag'],
  },
  {
    label: 'cone',
    sql: `${COUNTED} 1 = CONTAINS(POINT(ra, "dec"), CIRCLE(${RA}, ${DEC}, ${RADIUS}))`,
    nativeSql: `${COUNTED} ${NEAR}`,
    columns: ['ra', 'dec', 'mag'],
  },
  { label: 'top 10', sql: 'SELECT source_id, mag FROM sky ORDER BY mag LIMIT 10', columns: ['source_id', 'mag'] },
];
