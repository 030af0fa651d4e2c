import { bodyWithin, bytesWithin } from '../../workers/wire/bytesWithin.ts';

/**
 * The text (UTF-8) of a response or a file; undefined once it is more than `mostBytes`, of which no more is then read.
 * Fails as reading it does.
 */
export async function readTextWithin(source: Response | Blob, mostBytes: number): Promise<string | undefined> {
  if (source instanceof Blob && source.size > mostBytes) return undefined;
  const bytes =
    source instanceof Blob ? await bytesWithin(source.stream(), mostBytes) : await bodyWithin(source, mostBytes);
  return bytes && new TextDecoder().decode(bytes);
}
