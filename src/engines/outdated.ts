import { NotebookError } from '../../workers/wire/notebookError.ts';

/** Why a run ends whose inputs are others now: the next one waits for it, and no engine is ended for its sake. */
export class Outdated extends NotebookError {
  constructor() {
    super({ kind: 'cancelled', message: 'Outdated before it finished' });
  }
}
