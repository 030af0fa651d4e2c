import type { PythonWorker } from '../../../workers/python/contract.ts';
import type { KeptFile } from '../../../workers/wire/keptFile.ts';
import type { Connection } from '../connect.ts';
import type { BehindWidgets } from './behindWidgets.ts';

/** A Python that starts, waits or runs cells, and what it has been told. */
export type Running = {
  readonly connection: Connection<PythonWorker>;
  readonly ready: Promise<void>;
  readonly behindWidgets: BehindWidgets;
  /** The version of the reader's files that it has. */
  local: number;
  /** The files of an earlier visit, and their way into its folder. */
  kept?: Promise<readonly KeptFile[]> | undefined;
  folder?: Promise<void>;
  /** Whether it has started. */
  isReady: boolean;
  /** Whether it has then waited for another to end, so that its own end may not have been noticed. */
  hasWaited: boolean;
  /** The change of displayed things up to which it has been told. */
  change: number;
};
