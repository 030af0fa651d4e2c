/** One side of a cross-match as SQL sees it. */
export type MatchSide = {
  /** A query or table name in brackets or not, e.g. `(SELECT …)`. */
  readonly rows: string;
  /** SQL for right ascension and declination in ICRS degrees. */
  readonly ra: string;
  readonly dec: string;
  /** Its columns in the result: `source AS result`, both quoted. */
  readonly columns: readonly { readonly source: string; readonly result: string }[];
};

/** Name of the column with the separation in arcseconds. */
export const DISTANCE_COLUMN = '_dist_arcsec';

/**
 * A query for the pairs of two sides that lie within `radiusArcsec` of each other, or the `nearest` so many of the
 * right side for each row of the left. The sky is cut into zones of declination and these into bins of right ascension;
 * each left row lies in one bin, each right row is put into every bin that its circle touches, and the join is on bins
 * (after Gray et al. 2006, "The Zones Algorithm"). Rows without a position match nothing.
 */
export function matchSql(left: MatchSide, right: MatchSide, radiusArcsec: number, nearest?: number): string {
  const r = radiusArcsec / 3600;
  // A zone some radii high keeps copies few; a floor keeps the count of zones modest.
  const height = Math.min(180, Math.max(4 * r, 0.002));
  // Bins are no narrower than a zone is high, at the end of the zone nearest to a pole, the circle's reach included.
  const bins = (zone: string) =>
    `greatest(1, floor(360 * cos(radians(least(90.0, greatest(abs(${zone} * ${height} - 90), abs((${zone} + 1) * ${height} - 90))))) / ${height}))::BIGINT`;
  const perZone = Math.floor(360 / height) + 10;
  const zoneOf = (dec: string) => `floor((${dec} + 90) / ${height})::BIGINT`;
  // Separations are compared by their chord first, a little long, and then exactly.
  const chord = (2 * Math.sin((Math.min(r, 180) * Math.PI) / 360)) ** 2 * (1 + 1e-9) + 1e-26;
  const give = (side: MatchSide, prefix: string) => side.columns.map(({ source }, i) => `${source} AS ${prefix}${i}`);
  const taken = (side: MatchSide, prefix: string) => side.columns.map((_, i) => `${prefix}${i}`);
  const at = (side: MatchSide) => `(${side.ra})::DOUBLE AS ra0, (${side.dec})::DOUBLE AS dec0`;
  const placed = (side: MatchSide, prefix: string, name: string) =>
    `SELECT ${[`row_number() OVER () AS ${name}`, ...give(side, prefix), at(side)].join(', ')} FROM ${side.rows} AS "skybook side" WHERE isfinite((${side.ra})::DOUBLE) AND abs((${side.dec})::DOUBLE) <= 90`;
  const vector =
    'cos(radians(dec0)) * cos(radians(ra0)) AS x, cos(radians(dec0)) * sin(radians(ra0)) AS y, sin(radians(dec0)) AS z';
  const east = 'ra0 - 360 * floor(ra0 / 360)';
  const own = (extra: readonly string[], from: string) => `SELECT ${extra.join(', ')} FROM ${from}`;
  const rights = ['jb', ...taken(right, 'b'), 'ra0', 'dec0', 'x', 'y', 'z'];
  return `WITH
 a0 AS (${placed(left, 'a', 'ia')}),
 a AS (SELECT *, ${vector}, ${zoneOf('dec0')} * ${perZone} + floor((${east}) * ${bins(zoneOf('dec0'))} / 360)::BIGINT % ${bins(zoneOf('dec0'))} AS bin FROM a0),
 b0 AS (${placed(right, 'b', 'jb')}),
 b1 AS (SELECT *, ${vector}, ${east} AS east, ${zoneOf(`dec0 - ${r}`)} AS first, ${zoneOf(`dec0 + ${r}`)} AS last,
   CASE WHEN abs(dec0) + ${r} >= 90 THEN 180.0 ELSE degrees(asin(least(1, sin(radians(${r})) / cos(radians(dec0))))) + 1e-9 END AS reach FROM b0),
 b2 AS (SELECT *, first AS zone FROM b1 UNION ALL SELECT * EXCLUDE (zone), zone FROM (SELECT *, unnest(range(first + 1, last + 1)) AS zone FROM b1 WHERE last > first)),
 b3 AS (SELECT *, ${bins('zone')} AS bins, floor((east - reach) * ${bins('zone')} / 360)::BIGINT AS q0, floor((east + reach) * ${bins('zone')} / 360)::BIGINT AS q1 FROM b2),
 b AS (${own([...rights, `zone * ${perZone} + (q0 % bins + bins) % bins AS bin`], 'b3')}
   UNION ALL ${own([...rights, `zone * ${perZone} + (q % bins + bins) % bins AS bin`], '(SELECT *, unnest(range(q0 + 1, least(q1, q0 + bins - 1) + 1)) AS q FROM b3 WHERE q1 > q0)')}),
 near AS (SELECT ia, jb, ${[...taken(left, 'a'), ...taken(right, 'b')].map((name) => `${name}, `).join('')}
   3600 * degrees(2 * asin(least(1, sqrt(sin(radians(b.dec0 - a.dec0) / 2) ** 2 + cos(radians(a.dec0)) * cos(radians(b.dec0)) * sin(radians(b.ra0 - a.ra0) / 2) ** 2)))) AS dist
   FROM a JOIN b ON a.bin = b.bin WHERE (a.x - b.x) ** 2 + (a.y - b.y) ** 2 + (a.z - b.z) ** 2 <= ${chord})
 SELECT ${[...left.columns.map(({ result }, i) => `a${i} AS ${result}`), ...right.columns.map(({ result }, i) => `b${i} AS ${result}`), `dist AS ${DISTANCE_COLUMN}`].join(', ')}
 FROM near WHERE dist <= ${radiusArcsec}${nearest === undefined ? '' : ` QUALIFY row_number() OVER (PARTITION BY ia ORDER BY dist, jb) <= ${nearest}`}`;
}
