import type { Answered } from './answered.ts';
import { compile } from './compile.ts';
import { gatherQueries } from './gatherQueries.ts';
import { readProgram } from './readProgram.ts';
import { openText, type OpenText } from './openText.ts';
import { withTemporaries, type Around, type Run } from './run.ts';

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
    if (!read) return take((await gatherQueries(text, around, answer)) ?? asWritten(text));
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

/** Runs a statement that is no query, as INSERT, over the rows that the queries within it read; what it answers. */
export function runOverQueries(text: string, run: Run): Promise<Uint8Array> {
  return withTemporaries(run, async (around) => {
    const { sql } = (await gatherQueries(text, around, answer)) ?? asWritten(text);
    return around.coordinator.query(sql, run.signal);
  });
}

/** What cannot be told as a tree (PIVOT, or a syntax error) DuckDB is asked directly, and answers in its own words. */
function asWritten(text: string): Answered {
  return { sql: text, columns: [], plans: [], warnings: [], isAsWritten: true };
}
