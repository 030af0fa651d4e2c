/** The histories of zones, as `zones.json` packs them: names apart by blanks → the offsets, and the changes. */
export type PackedZones = Readonly<Record<string, readonly (string | readonly number[])[]>>;

/** A zone's history: from each of `starts` on, the offset from UTC after it in `offsets`, the first one before all. */
export type ZoneRow = {
  /** In lower case. */
  readonly zone: string;
  /** Seconds since 1970, in UTC. */
  readonly starts: readonly number[];
  /** The same on the zone's clocks, as they are set after the change. */
  readonly local_starts: readonly number[];
  /** Seconds east of Greenwich. */
  readonly offsets: readonly number[];
};

/** The beginning of the histories, in seconds since 1970. */
const START = -2_240_524_800;

/** The rows of all zones. */
export function zoneRows(packed: PackedZones): readonly ZoneRow[] {
  return Object.entries(packed).flatMap(([names, [distinct = [], steps = '']]) => {
    const offsets = [Number(distinct[0])];
    const starts: number[] = [];
    const local: number[] = [];
    let second = START;
    for (const step of String(steps).split(' ').filter(Boolean)) {
      const [since = '', which = ''] = step.split('/');
      const offset = Number(distinct[parseInt(which, 36)]);
      second += parseInt(since, 36);
      starts.push(second);
      local.push(second + offset);
      offsets.push(offset);
    }
    return names.split(' ').map((name) => ({ zone: name.toLowerCase(), starts, local_starts: local, offsets }));
  });
}
