import type { Failure } from '../../../../workers/wire/failure.ts';

const UNKNOWN = /^Catalog Error: (?:Table|Scalar) Function with name (hats|xmatch|in_moc) does not exist/i;

/**
 * A failure in the reader's terms where a catalogue stands in a statement that reads only tables (PIVOT, INSERT,
 * UPDATE, …).
 */
export function outOfPlace(failure: Failure): Failure {
  const name = UNKNOWN.exec(failure.message)?.[1];
  if (name === undefined) return failure;
  const advice =
    "Make a table of what you want first:  CREATE TABLE t AS SELECT … FROM hats('…') WHERE …;  and use t here.";
  return {
    ...failure,
    message: `${name}() can be read by SELECT, CREATE TABLE … AS, DESCRIBE, SUMMARIZE and EXPLAIN, not by this statement.`,
    detail: undefined,
    advice,
  };
}
