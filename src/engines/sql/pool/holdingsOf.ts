import type { Holdings } from '../../../../workers/wire/holdings.ts';
import type { Pool } from './pool.ts';

/** What the databases of a pool hold, with the tables of these names. */
export async function holdingsOf(pool: Pool, names: readonly string[]): Promise<Holdings> {
  const members = Array.from({ length: pool.size }, (_, i) => pool.member(i));
  const sizes = await Promise.all(members.map((member) => member.heapBytes().catch(() => 0)));
  return {
    engine: 'SQL',
    memoryBytes: sizes.reduce((sum, size) => sum + size, 0),
    names: names.map((name) => ({ name, type: 'table' })),
    files: [],
  };
}
