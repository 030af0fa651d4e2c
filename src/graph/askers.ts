import type { Language } from '../notebook/cell.ts';
import type { Entry } from './entry.ts';

/**
 * The cells that may have asked a host in one of these languages: those that run, or else the one that ran last, since
 * a browser tells of a refusal late.
 */
export function askers(
  entries: Iterable<Entry>,
  languages: readonly Language[],
  last: Entry | undefined,
): readonly Entry[] {
  const running = [...entries].filter((entry) => entry.running);
  const asking = running.filter(({ cell }) => languages.includes(cell.language));
  return [asking, running, last ? [last] : []].find((some) => some.length > 0) ?? [];
}
