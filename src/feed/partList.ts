import { recordOf } from '../known/recordOf.ts';

/**
 * A file of the site that a notebook may ask for: its path below the site's root, its size, and its SHA-256 in
 * hexadecimal.
 */
export type Part = { readonly path: string; readonly bytes: number; readonly sha256: string };

/** The name, below the site's root, of the list that the build writes. */
export const PART_LIST = 'parts.json';

/** The name of the list of a folder with many files, which stands in it and is itself a file of the site's list. */
export const FOLDER_LIST = 'skybook-parts.json';

/** All such files, by their paths. */
export type PartList = ReadonlyMap<string, Part>;

/** The text of a list. */
export function writePartList(parts: Iterable<Part>): string {
  return JSON.stringify({ parts: [...parts] });
}

/** Reads a list; throws `TypeError` on what is none, such as a page that a server gives in its place. */
export function readPartList(text: string): PartList {
  const { parts } = recordOf(JSON.parse(text));
  if (!Array.isArray(parts) || !parts.every(isPart)) throw new TypeError('this is no list of parts');
  return new Map(parts.map((part) => [part.path, part]));
}

/** The list that a path which is not in `list` may stand in. */
export function listOver(list: PartList, path: string): Part | undefined {
  const [folder = ''] = path.split('/');
  return list.get(`${folder}/${FOLDER_LIST}`);
}

function isPart(value: unknown): value is Part {
  const { path, bytes, sha256 } = recordOf(value);
  return (
    typeof path === 'string' && typeof bytes === 'number' && typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256)
  );
}
