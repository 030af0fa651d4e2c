import { isOutOfMemory } from '../../../../workers/sql/sqlFailure.ts';
import { isNotebookError, NotebookError } from '../../../../workers/wire/notebookError.ts';
import type { Part } from '../parts/part.ts';

/** Parts that are read together, or a slice of one that was too large for a worker; `at` is the place of its result. */
export type Task = {
  readonly parts: readonly Part[];
  readonly at: number;
  /** How often it was cut. */
  readonly cuts: number;
  /** How many workers it has cost. */
  readonly losses: number;
};

const MAX_CUTS = 3;
const MAX_LOSSES = 2;
const SLICES = 4;

/** Whether a failure is that its worker is gone. */
export function isLost(error: unknown): boolean {
  return isNotebookError(error) && error.failure.kind === 'engine-lost';
}

/**
 * What to try instead of a task that failed in a worker that holds nothing else; throws where nothing is left to try.
 */
export function smallerTasks(task: Task, error: unknown): readonly Task[] {
  const { parts, cuts, losses } = task;
  const lost = isLost(error);
  if (!lost && !(isNotebookError(error) && isOutOfMemory(error.failure))) throw error;
  const [part] = parts;
  if (!part || parts.length > 1) return parts.map((one) => ({ ...task, parts: [one] }));
  const { slice } = part;
  if (slice && cuts < MAX_CUTS && !(lost && losses === 0)) {
    return Array.from({ length: SLICES }, (_, i) => ({ ...task, parts: [slice(i, SLICES)], cuts: cuts + 1 }));
  }
  if (lost && losses < MAX_LOSSES) return [{ ...task, losses: losses + 1 }];
  throw hopeless(part, error);
}

function hopeless({ label }: Part, error: unknown): NotebookError {
  const what = isLost(error) ? 'broke down' : 'ran out of memory';
  return new NotebookError(
    {
      kind: 'sql',
      message: `Partition ${label} could not be computed: its worker ${what}, and again on smaller pieces.`,
      ...(isNotebookError(error) && { detail: error.failure.message }),
      advice: 'Select fewer columns or rows, or aggregate.',
    },
    { cause: error },
  );
}
