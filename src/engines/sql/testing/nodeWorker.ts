import { diskFiles, openNodeDatabase } from '../../../../workers/sql/testing/openNodeDatabase.ts';
import { serve } from '../../../../workers/sql/serve.ts';
import type { StartWorker } from '../workerLease.ts';

/** Starts the worker's code in this thread of Node, for tests. */
export const startNodeWorker: StartWorker = () => ({
  worker: serve(async (_options, files) => (await openNodeDatabase(files)).database, (value) => value, diskFiles()),
  end: () => undefined,
});
