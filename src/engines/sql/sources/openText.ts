import { openQuery, type OpenQuery, type QueryOpening } from './openQuery.ts';
import { readQuery, type Query } from './readQuery.ts';

/** A SELECT whose text has been read, and its sources opened. */
export type OpenText = { readonly query: Query; readonly open: OpenQuery };

/**
 * Reads a SELECT and opens what it reads; `undefined` for a text that has no syntax tree. Fails with kind `fetch` or
 * `sql`.
 */
export async function openText(text: string, opening: QueryOpening): Promise<OpenText | undefined> {
  const query = await readQuery(text, opening);
  return query && { query, open: await openQuery(query, opening) };
}
