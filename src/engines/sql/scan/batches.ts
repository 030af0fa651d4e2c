import type { NameOf, Part } from '../parts/part.ts';
import { itemAt } from '../../../known/itemAt.ts';
import { present } from '../../../known/present.ts';

const LARGEST_BYTES = 32e6;
/**
 * Of a worker's share: few enough to save queries, enough for progress, for a fair end and for bytes to come meanwhile.
 */
const BATCHES = 4;
/** Of a share: less is there and done before any progress could be told, and is one query. */
const SMALL_BYTES = 4e6;

/**
 * Joins neighbours among a worker's parts, so that DuckDB is asked less often: a query costs some 10 ms of its own, and
 * a top-k over several files passes over rows that one over each file would sort.
 */
export function batches(parts: readonly Part[]): readonly (readonly Part[])[] {
  const shareBytes = parts.reduce((sum, part) => sum + part.bytes, 0);
  const most = Math.ceil(parts.length / Math.min(BATCHES, Math.max(1, Math.ceil(shareBytes / SMALL_BYTES))));
  const found: Part[][] = [];
  let bytes = 0;
  for (const part of parts) {
    const last = found.at(-1);
    bytes += part.bytes;
    if (last && last.length < most && bytes <= LARGEST_BYTES && part.filesSql && itemAt(last, 0).filesSql)
      last.push(part);
    else {
      found.push([part]);
      bytes = part.bytes;
    }
  }
  return found;
}

/** A query for the rows of parts that `batches` has joined; `nameOf` gives a file's name in SQL. */
export function batchSql(parts: readonly Part[], nameOf: NameOf): string {
  const first = itemAt(parts, 0);
  return parts.length === 1
    ? first.rowsSql(nameOf)
    : present(first.filesSql)(
        parts.flatMap(({ files }) => files),
        nameOf,
      );
}
