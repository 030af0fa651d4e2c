import type { Settings } from '../../../notebook/settings.ts';
import { Pool } from './pool.ts';
import type { StartWorker } from './startSqlWorker.ts';

// Bytes of files in memory, of all databases together; browsers tell of at most 8 GiB.
const CACHE_BYTES = { large: 512 * 2 ** 20, small: 128 * 2 ** 20 };

/** Opens as many databases as the reader has set, or the machine has cores beside the page's own. */
export function openPool(
  start: StartWorker,
  { sqlWorkers: size = Math.max(1, (globalThis.navigator?.hardwareConcurrency ?? 2) - 1) }: Settings,
  memoryBytes: number,
  onLost: () => void,
): Promise<Pool> {
  const { deviceMemory = 8 }: Pick<Navigator, 'deviceMemory'> = globalThis.navigator ?? {};
  const cacheBytes = (deviceMemory >= 8 ? CACHE_BYTES.large : CACHE_BYTES.small) / size;
  return Pool.open(start, { memoryBytes, cacheBytes }, size, onLost);
}
