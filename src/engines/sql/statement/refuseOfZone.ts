import { NotebookError } from '../../../../workers/wire/notebookError.ts';

/** Fails on a statement of times under another zone than UTC; for one without a tree, which is not written anew. */
export function refuseOfZone(text: string, timeZone = 'UTC'): void {
  const words = text.toLowerCase();
  if (timeZone === 'UTC' || !(words.includes('timestamptz') || words.includes('time zone'))) return;
  throw new NotebookError({
    kind: 'sql',
    message: `This statement would take its times for UTC’s, not ${timeZone}’s.`,
    advice: 'Write it as CREATE TABLE … AS SELECT …, or RESET TimeZone before it.',
  });
}
