import type { Failure } from '../../../workers/wire/failure.ts';
import type { Provenance } from '../../../workers/wire/provenance.ts';
import type { StoredOutput } from '../ipynb/storedOutput.ts';

/** What a cell showed when it last ran, of types that do nothing. */
export type CellResult = {
  /** When, in ms since 1970. */
  readonly atMs: number;
  /** The fingerprint of the program that ran. */
  readonly own: string;
  /** That of the program and of all that it depended on. */
  readonly made: string;
  /** The parts of the site that made it, as `writeWith` writes them. */
  readonly site?: string;
  readonly outputs: readonly StoredOutput[];
  readonly failure?: Failure;
  readonly sources?: readonly Provenance[];
};

/** What the cells of a notebook showed, by cell id. */
export type Results = Readonly<Record<string, CellResult>>;
