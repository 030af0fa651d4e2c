import { NotebookError } from '../../../../workers/wire/notebookError.ts';

/** Why a table cannot be had: the engine that held it has ended, or has made another since. */
export function tableGone(name: string): NotebookError {
  return new NotebookError({
    kind: 'engine-lost',
    message: `The table ${name} is gone`,
    advice: 'Run its cell again.',
  });
}
