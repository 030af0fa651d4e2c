import type { Allowance } from './allowance.ts';
import type { Coordinator } from '../program/coordinator.ts';
import type { Made } from '../program/made.ts';
import type { OpenFiles } from '../program/openFiles.ts';
import type { Reads } from '../program/reads.ts';

/** What finding the parts of a source needs and may do. */
export type Reading = Pick<Reads, 'catalogues' | 'footers'> & {
  readonly coordinator: Coordinator;
  readonly files: OpenFiles;
  readonly temporaries: Made;
  readonly signal: AbortSignal;
  readonly allowance: Allowance;
  /** Nothing is to be fetched that a plan can do without. */
  readonly planOnly?: boolean;
  readonly onProgress: (label: string, done?: number, total?: number) => void;
};
