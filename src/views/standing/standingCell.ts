import type { Failure } from '../../../workers/wire/failure.ts';
import type { Provenance } from '../../../workers/wire/provenance.ts';
import type { Output } from '../../graph/cellState.ts';

/** A cell as it stands in a page that nothing runs in. */
export type StandingCell = {
  readonly language: 'markdown' | 'python' | 'sql' | 'javascript';
  readonly text: string;
  /** The name of an SQL cell's result. */
  readonly output?: string;
  readonly outputs: readonly Output[];
  readonly failure?: Failure;
  readonly sources?: readonly Provenance[];
  /** What it shows was made before a change. */
  readonly isStale: boolean;
};
