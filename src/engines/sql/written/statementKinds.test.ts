import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../../workers/sql/testing/openNodeDatabase.ts';
import { desktopPython } from '../../../build/fixtures/desktopPython.ts';
import { isThere } from '../../../build/fixtures/isThere.ts';
import { besideWritten, type WrittenCase } from '../testing/besideWritten.ts';
import { diskElsewhere } from '../testing/diskElsewhere.ts';
import { openEngine } from '../testing/openEngine.ts';
import { openWriter } from '../testing/openWriter.ts';
import { sameTexts } from '../testing/sameTexts.ts';
import { SKY_FILES, writeSky } from '../testing/writeSky.ts';

const ENGINE = process.env.SKYBOOK_ELSEWHERE ?? 'threads';
const desktop = await desktopPython(ENGINE === 'spark' ? ['pyspark==4.3.0'] : []);
const isReady = isThere('A Python with DuckDB', desktop !== undefined, 'let the machine reach PyPI');

describe.skipIf(!hasExtensions || !isReady)(`statements of all kinds, written for another DuckDB, on ${ENGINE}`, () => {
  const folder = mkdtempSync(resolve(tmpdir(), 'skybook-'));
  const opened = openEngine(folder, { workers: 2, elsewhere: diskElsewhere });
  const { both } = besideWritten(opened, { desktop, on: ENGINE, folder });

  beforeAll(async () => writeSky(folder, await openWriter()));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('pivots, changes tables and reads zones and types as the page does', async () => {
    const sky = `hats([${SKY_FILES}])`;
    const cases: readonly WrittenCase[] = [
      'PIVOT sky ON cls USING count(*) GROUP BY flag',
      'CREATE TABLE few AS SELECT cls, flag FROM sky WHERE n = 3; PIVOT few ON cls USING count(*) GROUP BY flag',
      'CREATE TABLE wide AS PIVOT sky ON flag USING sum(n) GROUP BY cls; FROM wide',
      'SELECT k, sum(v) AS s FROM (UNPIVOT (SELECT ra, mag FROM sky) ON ra, mag INTO NAME k VALUE v) GROUP BY k',
      'CREATE TABLE t (a BIGINT); INSERT INTO t SELECT id FROM sky WHERE n = 3; INSERT INTO t VALUES (1); SELECT count(*) AS n, sum(a) AS s FROM t',
      'CREATE TABLE t AS SELECT id, 0 AS k FROM sky WHERE n = 3; UPDATE t SET k = (SELECT count(*) FROM sky WHERE n = 4); FROM t',
      'CREATE TABLE t AS SELECT id, ra AS k FROM sky WHERE n = 3; UPDATE t SET k = s.mag FROM sky s WHERE s.id = t.id; FROM t',
      'CREATE TABLE t AS SELECT id FROM sky WHERE n = 3; DELETE FROM t WHERE id IN (SELECT id FROM sky WHERE flag); FROM t',
      "CREATE TYPE kind AS ENUM ('star', 'qso'); SELECT cls::kind AS c, count(*) AS n FROM sky WHERE cls IN ('star', 'qso') GROUP BY ALL",
      "SELECT (t AT TIME ZONE 'Europe/Paris')::VARCHAR AS p, (t::TIMESTAMPTZ AT TIME ZONE z)::VARCHAR AS o FROM (SELECT t, CASE WHEN flag THEN 'Asia/Tokyo' ELSE 'America/New_York' END AS z FROM sky)",
      "SELECT (TIMESTAMP '2020-03-29 02:30:00' AT TIME ZONE 'Europe/Paris')::VARCHAR AS skipped, ('infinity'::TIMESTAMPTZ AT TIME ZONE 'Europe/Paris')::VARCHAR AS last, count(*) AS n FROM sky",
      "SET TimeZone = 'Europe/Paris'; SELECT hour(t::TIMESTAMPTZ) AS h, count(*) AS n, max(t)::TIMESTAMPTZ::VARCHAR AS last FROM sky GROUP BY h; RESET TimeZone",
      'CREATE MACRO near(m) AS TABLE SELECT id, n FROM sky WHERE mag < m; SELECT count(*) AS n, max(id) AS last FROM near(19)',
      "CREATE MACRO least(c) AS (SELECT min(mag) FROM sky WHERE cls = c); SELECT least('star') AS m",
      'PREPARE of_n AS SELECT count(*) AS k, min(id) AS first FROM sky WHERE n = $1; EXECUTE of_n(3)',
      'SELECT count(*) AS n, bool_and(t::TIMESTAMPTZ > now() - INTERVAL 200 YEARS) AS a, bool_or(now() - t::TIMESTAMPTZ > INTERVAL 1 DAY) AS b FROM sky',
      'SELECT id, t > now() - INTERVAL 200 YEARS AS old FROM sky WHERE t < now() - INTERVAL 1 HOUR ORDER BY t, id LIMIT 3',
      "SELECT count(*) AS n FROM sky WHERE t BETWEEN now()::TIMESTAMP - INTERVAL '100 years' AND now() AND day < current_date - INTERVAL 1 DAY",
      "COPY (PIVOT sky ON cls USING count(*) GROUP BY flag) TO 'FOLDER/wide.csv'; SELECT 1 AS one",
    ].map((sql) => ({ sql: sql.replaceAll(/\bsky\b/g, sky).replace('FOLDER', folder) }));
    const all = await both(cases);
    expect(
      all.filter(
        ({ rows, answer }) => typeof rows === 'string' || typeof answer === 'string' || !sameTexts(rows, answer, false),
      ),
    ).toEqual([]);
    expect(all.filter(({ rows }) => rows.length > 0).length).toBe(all.length);
  });
});
