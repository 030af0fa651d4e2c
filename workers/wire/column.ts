/** What is known of a table's column beyond its Arrow type. Units are VOUnit strings (IVOA VOUnits 1.1). */
export type Column = {
  readonly name: string;
  /** The DuckDB or Python type in words, for people. */
  readonly type?: string;
  readonly unit?: string;
  /** IVOA UCD1+ word list. */
  readonly ucd?: string;
  readonly utype?: string;
  readonly description?: string;
};
