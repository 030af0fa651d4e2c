/** What helps where a catalogue cannot be read: to read it by a statement before. */
export const TABLE_FIRST =
  "Make a table of what you want first:  CREATE TABLE t AS SELECT … FROM hats('…') WHERE …;  and use t here.";
