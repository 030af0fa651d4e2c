import { parentPort } from 'node:worker_threads';
import type { Failure } from '../../../../workers/wire/failure.ts';
import { isNotebookError } from '../../../../workers/wire/notebookError.ts';
import { RangeFiles } from '../../../../workers/sql/rangeFiles.ts';
import { serve } from '../../../../workers/sql/serve.ts';
import { openNodeDatabase } from '../../../../workers/sql/testing/openNodeDatabase.ts';

/** A thread's answer to one call: a value, or an error's message with its failure. */
export type Answer = {
  readonly id: number;
  readonly value?: unknown;
  readonly failure?: Failure;
  readonly message?: string;
};

type Call = { readonly id: number; readonly method: string; readonly values: readonly unknown[] };

const files = new RangeFiles();
const worker = serve(
  async () => (await openNodeDatabase(files)).database,
  (value) => value,
  files,
) as unknown as Record<string, (...values: readonly unknown[]) => Promise<unknown>>;

parentPort?.on('message', ({ id, method, values }: Call) => {
  worker[method]!(...values).then(
    (value) => parentPort!.postMessage({ id, value } satisfies Answer),
    (error: unknown) =>
      parentPort!.postMessage({
        id,
        failure: isNotebookError(error) ? error.failure : undefined,
        message: error instanceof Error ? error.message : String(error),
      } satisfies Answer),
  );
});
