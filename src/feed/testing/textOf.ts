import type { PartKeeper } from '../partKeeper.ts';

/** A file of the site as text. */
export async function textOf(keeper: PartKeeper, path: string): Promise<string> {
  return new TextDecoder().decode(await keeper.take(path));
}
