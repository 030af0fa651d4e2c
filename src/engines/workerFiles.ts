import { PART } from '../../workers/wire/partPath.ts';
import type { WorkerFiles } from './startWorker.ts';

/** The files of the workers that run cells. */
export const WORKER_FILES = {
  python: { language: 'python', code: PART.python, engine: PART.pythonEngine },
  sql: { language: 'sql', code: PART.sql, engine: PART.sqlEngine },
} as const satisfies Readonly<Record<string, WorkerFiles>>;
