import type { Failure } from '../wire/failure.ts';
import { isNotebookError } from '../wire/notebookError.ts';
import type { Carried } from '../wire/carried.ts';
import type { CatalogueQuestion } from '../wire/catalogueQuestion.ts';
import { carriedFromPython, carriedToPython, type CarriedOfPython } from './carriedPython.ts';

/** Answers a question: a card as a plain value, rows as a table. Fails with `NotebookError`. */
export type AskCatalogue = (question: CatalogueQuestion) => Promise<Carried>;

type Asked =
  | Exclude<CatalogueQuestion, { kind: 'query' }>
  | { readonly kind: 'query'; readonly sql: string; readonly tables: Readonly<Record<string, CarriedOfPython>> };

/**
 * `ask` as Python calls it: tables in Python's form, an error as `{"failure": …}`. Python waits in the middle of a
 * cell, and must not be called before it goes on: question and answer are plain objects.
 */
export function askFromPython(
  ask: AskCatalogue,
): (asked: Asked) => Promise<{ readonly carried: CarriedOfPython } | { readonly failure: Failure }> {
  return async (asked) => {
    try {
      const question =
        asked.kind === 'card'
          ? asked
          : {
              ...asked,
              tables: Object.fromEntries(
                Object.entries(asked.tables).map(([name, carried]) => [name, carriedFromPython(carried)]),
              ),
            };
      return { carried: carriedToPython(await ask(question)) };
    } catch (error) {
      return { failure: isNotebookError(error) ? error.failure : { kind: 'python', message: String(error) } };
    }
  };
}
