import type { FileBytes } from '../../catalogue/save/tableToSave.ts';
import type { FileSink } from './fileSink.ts';

const CHUNK_BYTES = 1 << 20;

/**
 * Writes bytes as they come, a megabyte or more at a time; how many there were. What fails or is stopped leaves no
 * file.
 */
export async function writeFile(bytes: FileBytes, sink: FileSink, signal: AbortSignal): Promise<number> {
  let held: Uint8Array[] = [];
  let [heldBytes, total] = [0, 0];
  const flush = async () => {
    if (heldBytes === 0) return;
    const chunk = new Uint8Array(heldBytes);
    let at = 0;
    for (const piece of held) {
      chunk.set(piece, at);
      at += piece.length;
    }
    [held, heldBytes] = [[], 0];
    total += chunk.length;
    await sink.write(chunk);
  };
  try {
    for await (const piece of bytes) {
      signal.throwIfAborted();
      held.push(piece);
      heldBytes += piece.length;
      if (heldBytes >= CHUNK_BYTES) await flush();
    }
    await flush();
    signal.throwIfAborted();
    await sink.close();
    return total;
  } catch (error) {
    await sink.abandon().catch(() => undefined);
    throw error;
  }
}
