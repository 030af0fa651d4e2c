import { piecesThrough } from '../wire/piecesThrough.ts';
import type { Told } from './told.ts';
import { unpack } from './unpack.ts';

export { unpack };

/** Takes a packed file of the site through `parts`, and tells who began this worker what is in it, block by block. */
export function start(path: string, parts: MessagePort): void {
  const tell = (told: Told, moved: ArrayBuffer[] = []): void => postMessage(told, { transfer: moved });
  const give = async (): Promise<void> => {
    for await (const { buffer } of unpack(piecesThrough(parts, path))) tell(buffer, [buffer]);
    tell('whole');
  };
  give().catch((error: unknown) => tell({ failure: String(error) }));
}
