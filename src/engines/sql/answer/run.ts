import { KNOWN_FUNCTIONS } from '../pool/knownFunctions.ts';
import type { Compiling } from './compiling.ts';
import { Temporaries } from './temporaries.ts';
import type { PassRun } from './readPass.ts';

/** What the stages of a query need beside what they are given by the one before. */
export type Around = Compiling & PassRun;

/** What answering queries needs beside their text. */
export type Run = Omit<Around, 'temporaries' | 'coordinator' | 'functions'>;

/** Does work for one query, and drops what it made in the coordinator. */
export async function withTemporaries<T>(run: Run, work: (around: Around) => Promise<T>): Promise<T> {
  const { coordinator } = run.pool;
  const temporaries = new Temporaries(coordinator);
  try {
    return await work({ ...run, coordinator, functions: KNOWN_FUNCTIONS, temporaries });
  } finally {
    await temporaries.drop();
  }
}
