import type { SqlWorker } from '../../../../workers/sql/contract.ts';
import { PART } from '../../../../workers/wire/partPath.ts';
import { connect, type Connection } from '../../connect.ts';
import type { SiteParts } from '../../siteParts.ts';
import { startWorker } from '../../startWorker.ts';

/** Starts a worker; `onLost` is told once when it breaks by itself. */
export type StartWorker = (onLost: () => void) => Connection<SqlWorker>;

/** The way to start DuckDB workers. */
export function startSqlWorker(parts: SiteParts): StartWorker {
  const files = { language: 'sql', code: PART.sql, engine: PART.sqlEngine } as const;
  return (onLost) => connect<SqlWorker>(startWorker(parts, files), 'The SQL engine', onLost);
}
