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
  /**
   * How its numbers are written, where Python code has said so: a format of Python's (`.3f`, `%8.2e`, `{:.1f} Jy`); how
   * many letters are shown of its texts (`.20s`), or that all are (`s`).
   */
  readonly format?: string;
  /** The time scale that instants had in Python, in astropy's words; in the table they are UTC. */
  readonly timeScale?: string;
  /**
   * The coordinate system of positions, in its source's words: `ICRS`, `eq_FK5 J2000` (COOSYS of VOTable), `FK4 1950.0`
   * (RADESYS and EQUINOX of FITS).
   */
  readonly frame?: string;
  /** What was changed of its values on their way between languages: sentences that name the column. */
  readonly note?: string;
};

/** What of a column goes with it from table to table, beside its name. */
export const COLUMN_FACTS = [
  'type',
  'unit',
  'ucd',
  'utype',
  'description',
  'format',
  'timeScale',
  'frame',
  'note',
] as const;
