import type { Column } from '../../../../workers/wire/column.ts';
import type { PassPlan } from '../parts/passPlan.ts';

/** A query that the coordinator can run by itself, since what it reads is there. */
export type Answered = {
  readonly sql: string;
  readonly columns: readonly Column[];
  readonly plans: readonly PassPlan[];
  readonly warnings: readonly string[];
  /** It is the text as it was written, so that places in its errors are places in the cell. */
  readonly isAsWritten: boolean;
};
