import type { Replacement } from './replacements.ts';

/** What a process that packs is asked: to write the packed form of a wheel to a file. */
export type PackingJob = {
  readonly wheel: string;
  readonly version: string;
  readonly replacements: readonly Replacement[];
  readonly to: string;
};

/** Its answer: why it could not, with the system's code where the system refused. */
export type PackingAnswer = { readonly refused?: { readonly message: string; readonly code?: string } };
