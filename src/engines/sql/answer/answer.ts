import type { Column } from '../../../../workers/wire/column.ts';
import { compile } from './compile.ts';
import type { PassPlan } from '../parts/passPlan.ts';
import { readProgram } from './readProgram.ts';
import { openText, type OpenText } from './openText.ts';
import { withTemporaries, type Around, type Run } from './run.ts';

/** A query that the coordinator can run by itself, since what it reads is there. */
export type Answered = {
  readonly sql: string;
  readonly columns: readonly Column[];
  readonly plans: readonly PassPlan[];
  readonly warnings: readonly string[];
  /** It is the text as it was written, so that places in its errors are places in the cell. */
  readonly isAsWritten: boolean;
};

/**
 * Answers a SELECT: reads it as a tree, opens its sources, makes the program of passes that answers what it asks of
 * them, and reads these; `take` then runs what is left, over tables that are gone afterwards.
 */
export function answer<T>(text: string, run: Run, take: (answered: Answered) => Promise<T>): Promise<T> {
  return answerUnless<T, never>(text, run, async () => undefined, take);
}

/** As `answer`, unless `instead` gives something for the query with its sources open: that, and no rows are read. */
export function answerUnless<T, O>(
  text: string,
  run: Run,
  instead: (read: OpenText, around: Around) => Promise<O | undefined>,
  take: (answered: Answered) => Promise<T>,
): Promise<T | O> {
  return withTemporaries(run, async (around) => {
    const read = await openText(text, around);
    // What cannot be told as a tree (PIVOT, or a syntax error) DuckDB is asked directly, and answers in its own words.
    if (!read) return take({ sql: text, columns: [], plans: [], warnings: [], isAsWritten: true });
    const given = await instead(read, around);
    if (given !== undefined) return given;
    const program = await compile(read, around);
    const plans = await readProgram(program, around);
    const { sql, columns } = program;
    const ofSources = [...read.open.opened.values()].flatMap((opened) => opened.warnings);
    const warnings = [...read.query.warnings, ...ofSources, ...program.warnings];
    return take({ sql, columns, plans, warnings, isAsWritten: sql === text });
  });
}
