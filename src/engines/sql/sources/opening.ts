import type { Column } from '../../../../workers/wire/column.ts';
import type { Provenance } from '../../../../workers/wire/provenance.ts';
import type { ReadTable } from '../../tableReader.ts';
import type { SelectNode } from '../../../catalogue/split/tree.ts';
import type { Coordinator } from '../program/coordinator.ts';
import type { Made } from '../program/made.ts';
import type { Fetched, Step } from '../program/program.ts';
import type { OpenFiles } from '../program/openFiles.ts';
import type { Reads } from '../program/reads.ts';
import type { Source } from '../program/source.ts';

/** What opening a source needs. */
export type Opening = Reads & {
  readonly coordinator: Coordinator;
  readonly files: OpenFiles;
  /** Told what a table or file of the query stands for, in the reader's words. */
  readonly names: { standsFor(name: string, address: string): void };
  readonly temporaries: Made;
  readonly readTable: ReadTable;
  /** What is known of a table of the notebook. */
  columnsOf(table: string): Promise<readonly Column[]>;
  /** The steps that make the table `name` of a query's rows; the table is there already, empty. */
  stepsFor(name: string, node: SelectNode): Promise<Opened>;
  /** Told where rows come from. */
  onSource(source: Provenance): void;
  /** The query that a name of the statement's WITH stands for. */
  withQuery(name: string): SelectNode | undefined;
};

/**
 * An opened place of FROM: the table that stands for it is there, and has its rows once `steps` are done and where it
 * is no source.
 */
export type Opened = {
  readonly columns: readonly Column[];
  /** The table's own source, and those that `steps` read. */
  readonly sources: readonly Source[];
  readonly steps: readonly Step[];
  /** What was brought whole for it. */
  readonly fetched?: readonly Fetched[];
  readonly warnings: readonly string[];
};
