import type { Read } from '../../catalogue/read.ts';
import { readHttpBy } from '../readHttp.ts';

/** Reads files over HTTP by the global `fetch` of whoever calls it. */
export const readHttp: Read = (...question) => readHttpBy((...asked) => globalThis.fetch(...asked))(...question);
