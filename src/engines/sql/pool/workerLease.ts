import type { SqlWorker } from '../../../../workers/sql/contract.ts';

/** A running worker: its contract, and the way to end it. Calls that are open when it ends fail with kind `engine-lost`. */
export type WorkerLease = { readonly worker: SqlWorker; end(): void };

/** Starts a worker; `onLost` is told once when it breaks by itself. */
export type StartWorker = (onLost: () => void) => WorkerLease;
