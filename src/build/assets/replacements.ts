import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A text in a file of a package, and what takes its place. It must stand there as often as `count` says (once, where it
 * does not), so that another version is refused.
 */
export type Replacement = {
  readonly file: string;
  readonly old: string;
  readonly new: string;
  readonly count?: number;
};

/** The packages whose Python code takes the default integer for a position, and is served with replacements. */
const REPLACED: ReadonlySet<string> = new Set(['pandas', 'scipy']);

/** The replacements that a package is served with. */
export async function replacementsFor(name: string): Promise<readonly Replacement[]> {
  if (!REPLACED.has(name)) return [];
  const parts: readonly { readonly replacements: readonly Replacement[] }[] = JSON.parse(
    await readFile(join(import.meta.dirname, 'int64', `${name}.json`), 'utf8'),
  );
  return parts.flatMap(({ replacements }) => replacements);
}
