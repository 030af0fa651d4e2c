import type { SqlWorker } from '../../../workers/sql/contract.ts';
import { PART } from '../../../workers/wire/partPath.ts';
import { connect } from '../connect.ts';
import type { SiteParts } from '../siteParts.ts';
import { startWorker } from '../startWorker.ts';
import type { StartWorker } from './workerLease.ts';

/** The way to start DuckDB workers. */
export function startSqlWorker(parts: SiteParts): StartWorker {
  return (onLost) => connect<SqlWorker>(startWorker(parts, { language: 'sql', code: PART.sql, engine: PART.sqlEngine }), 'The SQL engine', onLost);
}
