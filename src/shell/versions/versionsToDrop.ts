/** When a version was, in ms since 1970, and how long its text is. */
export type VersionMark = { readonly atMs: number; readonly length: number };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const MONTH_DAYS = 31;
/** UTF-16 units of all versions of a notebook together. */
const MOST_LENGTH = 8 * 2 ** 20;

/**
 * Of a notebook's versions, those to let go now: kept are the last of each minute of the last hour, and the last of
 * each day of the last month, as long as they take no more room than `mostLength`; then the oldest go first. The last
 * one of all stays.
 */
export function versionsToDrop<V extends VersionMark>(
  versions: readonly V[],
  nowMs: number,
  mostLength = MOST_LENGTH,
): readonly V[] {
  const newestFirst = versions.toSorted((a, b) => b.atMs - a.atMs);
  const taken = new Set<string>();
  let length = 0;
  return newestFirst.filter(({ atMs, length: own }, place) => {
    const age = nowMs - atMs;
    const slot = age < HOUR_MS ? `minute ${Math.floor(atMs / MINUTE_MS)}` : `day ${Math.floor(atMs / DAY_MS)}`;
    const isOld = age >= MONTH_DAYS * DAY_MS;
    const isWanted = !taken.has(slot) && !isOld && length + own <= mostLength;
    if (place > 0 && !isWanted) return true;
    taken.add(slot);
    length += own;
    return false;
  });
}

/**
 * Of the versions of all notebooks, those to let go so that the others take no more than `share` of their room: the
 * oldest.
 */
export function versionsOverRoom<V extends VersionMark>(versions: readonly V[], share: number): readonly V[] {
  let room = share * versions.reduce((sum, { length }) => sum + length, 0);
  return versions.toSorted((a, b) => b.atMs - a.atMs).filter(({ length }) => (room -= length) < 0);
}
