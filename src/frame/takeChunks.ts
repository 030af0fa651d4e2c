import { importUrl, moduleUrl } from '../../workers/wire/importModule.ts';
import { CHUNKS, ENTRY } from '../../workers/wire/partPath.ts';
import type { TakePart } from '../../workers/wire/takePart.ts';

/** Imports the first of some files of the page's code, of which it needs the others. */
export type TakeChunk = (names: readonly [string, ...string[]]) => Promise<unknown>;

/**
 * The way to the rest of the page's code, of which the entry is loaded, at `entryUrl`: each file is taken once, and
 * another time where it could not be had.
 */
export function takeChunks(take: TakePart, entryUrl: string): TakeChunk {
  const texts = new Map<string, Promise<string>>();
  const urls = new Map<string, Promise<string>>([[ENTRY, Promise.resolve(entryUrl)]]);
  const textOf = (name: string): Promise<string> =>
    once(texts, name, async () => new TextDecoder().decode(await take(`${CHUNKS}${name}`)));
  const urlOf = (name: string): Promise<string> =>
    once(urls, name, async () => {
      const pieces = (await textOf(name)).split(/"chunk:([\w.-]+)"/);
      const linked = await Promise.all(
        pieces.map(async (piece, i) => (i % 2 === 0 ? piece : JSON.stringify(await urlOf(piece)))),
      );
      return moduleUrl(linked.join(''));
    });
  return async (names) => {
    // Asked for together, though each tells only itself which others it needs.
    await Promise.all(names.map(textOf));
    return importUrl(await urlOf(names[0]));
  };
}

function once<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const value = known.get(key) ?? make();
  known.set(key, value);
  value.catch(() => known.delete(key));
  return value;
}
