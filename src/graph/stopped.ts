import type { Failure } from '../../workers/wire/failure.ts';

/** The failure of a cell that was stopped. */
export const STOPPED: Failure = {
  kind: 'cancelled',
  message: 'Stopped before it finished',
  advice: 'Run the cell again to complete it.',
};
