import { CATALOGUE_READERS } from './catalogueReaders.ts';
import { CODE_READERS } from './codeReaders.ts';
import { ENGINE_READERS } from './engineReaders.ts';
import { FILE_READERS } from './fileReaders.ts';
import { NOTEBOOK_READERS } from './notebookReaders.ts';
import { PARSE_READERS } from './parseReaders.ts';
import type { Reader } from './reader.ts';
import { TABLE_READERS } from './tableReaders.ts';
import { VIEW_READERS } from './viewReaders.ts';
import { VOTABLE_READERS } from './voTableReaders.ts';

/**
 * All that reads texts of others in TypeScript: a module that does and is neither here nor among the exempt ones fails
 * a test.
 */
export const READERS: readonly Reader[] = [
  ...NOTEBOOK_READERS,
  ...FILE_READERS,
  ...PARSE_READERS,
  ...CODE_READERS,
  ...CATALOGUE_READERS,
  ...VOTABLE_READERS,
  ...TABLE_READERS,
  ...ENGINE_READERS,
  ...VIEW_READERS,
];
