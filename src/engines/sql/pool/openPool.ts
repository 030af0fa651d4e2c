import { Pool } from './pool.ts';
import type { StartWorker } from './startSqlWorker.ts';

// Bytes of files in memory, of all databases together; browsers tell of at most 8 GiB.
const CACHE_BYTES = { large: 512 * 2 ** 20, small: 128 * 2 ** 20 };

/** Opens `size` databases, or as many as the machine has cores beside the page's own. */
export function openPool(
  start: StartWorker,
  size: number | undefined,
  memoryBytes: number,
  onLost: () => void,
): Promise<Pool> {
  const { hardwareConcurrency = 2 }: Pick<Navigator, 'hardwareConcurrency'> = globalThis.navigator ?? {};
  const count = size ?? Math.max(1, hardwareConcurrency - 1);
  const { deviceMemory = 8 }: Pick<Navigator, 'deviceMemory'> = globalThis.navigator ?? {};
  const cacheBytes = (deviceMemory >= 8 ? CACHE_BYTES.large : CACHE_BYTES.small) / count;
  return Pool.open(start, { memoryBytes, cacheBytes }, count, onLost);
}
