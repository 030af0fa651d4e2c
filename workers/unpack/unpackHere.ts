import { importModule } from '../wire/importModule.ts';
import { PART } from '../wire/partPath.ts';
import type { TakePart } from '../wire/takePart.ts';
import type { Pieces } from './pieces.ts';
import type { unpack } from './unpack.ts';

/** Takes a packed file of the site, and unpacks it in this thread. */
export async function unpackHere(path: string, take: TakePart): Promise<Pieces> {
  const [packed, code] = await Promise.all([take(path), take(PART.unpacker).then((text) => importModule(text).module)]);
  return (code as { readonly unpack: typeof unpack }).unpack(packed);
}
