import { importModule } from '../wire/importModule.ts';
import { PART } from '../wire/partPath.ts';
import type { TakePart } from '../wire/takePart.ts';
import type { Pieces } from './pieces.ts';
import type { unpack } from './unpack.ts';

/** Takes a packed file of the site, and unpacks it in this thread. */
export async function unpackHere(path: string, take: TakePart): Promise<Pieces> {
  // Without this no packed file is of use, and they are large.
  const code = await importModule(await take(PART.unpacker)).module;
  if (!isUnpacker(code)) throw new Error(`${PART.unpacker} is not what unpacks`);
  return code.unpack([await take(path)]);
}

function isUnpacker(code: unknown): code is { readonly unpack: typeof unpack } {
  return typeof code === 'object' && code !== null && 'unpack' in code;
}
