import { filesThrough, type TakeFile } from './filesThrough.ts';
import type { TakePart } from './takePart.ts';

/** Takes parts through a port whose far end is answered by `serveParts`. */
export function takeThrough(port: MessagePort): TakePart {
  return bytesBy(filesThrough(port));
}

/** The bytes of what is taken. */
export function bytesBy(take: TakeFile): TakePart {
  return async (path, kept) => {
    const file = await take(path, kept);
    if (!(file instanceof Blob)) return file;
    return file.arrayBuffer().catch((cause: unknown) => {
      throw new Error(`${path} could not be read from what this browser keeps: reload the page`, { cause });
    });
  };
}
