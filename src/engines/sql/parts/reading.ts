import type { Catalogues } from '../bytes/catalogues.ts';
import type { Footers } from '../bytes/footers.ts';
import type { DatabaseFiles } from '../pool/databaseFiles.ts';
import type { Member } from '../pool/member.ts';
import type { Temporaries } from '../pool/temporaries.ts';

/** What finding the parts of a source needs and may do. */
export type Reading = {
  readonly coordinator: Member;
  readonly catalogues: Catalogues;
  readonly footers: Footers;
  readonly files: DatabaseFiles;
  readonly temporaries: Temporaries;
  readonly signal: AbortSignal;
  readonly allowedBytes: number;
  /** Nothing is to be fetched that a plan can do without. */
  readonly planOnly?: boolean;
  readonly onProgress: (label: string, done?: number, total?: number) => void;
};
