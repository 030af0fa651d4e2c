import { TapCompletion } from '../tap/tapCompletion.ts';
import { SqlEngine } from './sqlEngine.ts';
import type { SqlEngineOptions } from './sqlEngineOptions.ts';

/** The engine of SQL cells, and what proposes the names of services that they ask. */
export type OpenSql = {
  readonly engine: Pick<SqlEngine, keyof SqlEngine>;
  readonly tap: Pick<TapCompletion, 'complete'>;
};

/** Opens what only SQL cells need, and those who ask as they do. */
export function openSql(options: SqlEngineOptions): OpenSql {
  return { engine: new SqlEngine(options), tap: new TapCompletion(options.readTable, options.settings) };
}
