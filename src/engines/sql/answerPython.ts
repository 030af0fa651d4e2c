import type { CatalogueQuestion } from '../../../workers/wire/catalogueQuestion.ts';
import type { Carried } from '../../../workers/wire/carried.ts';
import type { RunEvent } from '../../../workers/wire/runEvent.ts';
import type { SqlEngine } from './sqlEngine.ts';

/** Answers what a Python cell asks of catalogues; the cell is told of the progress, not of the plan. */
export async function answerPython(engine: SqlEngine, question: CatalogueQuestion, signal: AbortSignal, emit: (event: RunEvent) => void): Promise<Carried> {
  if (question.kind === 'card') return { kind: 'plain', value: await engine.card(question.address) };
  return engine.answer(question.sql, question.tables, signal, (event) => {
    if (event.kind === 'progress') emit(event);
  });
}
