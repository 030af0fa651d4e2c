import type { CatalogueQuestion } from '../../../workers/wire/catalogueQuestion.ts';
import type { Failure } from '../../../workers/wire/failure.ts';
import { isNotebookError, NotebookError } from '../../../workers/wire/notebookError.ts';
import type { Carried } from '../../../workers/wire/carried.ts';
import type { RunEvent } from '../../../workers/wire/runEvent.ts';
import type { LateSql } from './lateSql.ts';

/**
 * Answers what a Python cell asks of catalogues; the cell is told of the progress and of where rows come from, not of
 * the plan.
 */
export async function answerPython(
  engine: Pick<LateSql, 'card' | 'query'>,
  question: CatalogueQuestion,
  signal: AbortSignal,
  emit: (event: RunEvent) => void,
): Promise<Carried> {
  if (question.kind === 'card') return { kind: 'plain', value: await engine.card(question.address) };
  const onEvent = (event: RunEvent): void => {
    if (event.kind === 'progress' || event.kind === 'sources') emit(event);
  };
  try {
    return await engine.query(question.sql, question.tables, signal, onEvent);
  } catch (error) {
    throw isNotebookError(error) ? inPython(error.failure) : error;
  }
}

/** The failure with the way out that there is in Python. */
function inPython({ remedy, elsewhere: _, ...failure }: Failure): NotebookError {
  const allow = remedy && /@allow (.*)/.exec(remedy.firstLine)?.[1];
  return new NotebookError(
    allow === undefined
      ? failure
      : {
          ...failure,
          advice: `Choose fewer columns or a smaller region, or give to_table(), to_pandas() or count() allow='${allow}'.`,
        },
  );
}
