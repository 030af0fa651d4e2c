import type { Provenance } from '../../../../workers/wire/provenance.ts';
import type { PlotLine } from '../../../parse/sql/plotLine.ts';
import type { Job } from '../../engine.ts';
import type { Run } from '../answer/run.ts';
import type { ReadersNames } from '../pool/readersNames.ts';
import type { Tables } from '../tables/tables.ts';
import type { CellSources } from './cellSources.ts';

/** What running the statements of a cell needs. */
export type CellRun = Omit<Run, 'onSource'> & {
  readonly names: ReadersNames;
  readonly job: Job;
  readonly tables: Tables;
  /** Where the rows of the tables that it needs came from. */
  readonly ofNeeds: readonly Provenance[];
  /** What its line `-- plot:` asks for. */
  readonly plot: PlotLine | undefined;
  /** The table for the rows of the statement that is shown. */
  readonly output: string;
};

/** A statement's run: its own sources are noted among the cell's. */
export type StatementRun = CellRun &
  Run & {
    readonly sources: CellSources;
    /** Told of each table of which it is noted what it holds. */
    readonly onNoted: (name: string) => void;
  };
