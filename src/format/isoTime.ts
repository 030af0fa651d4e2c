import type { TimeUnit } from 'apache-arrow';
import { fractionText } from '../../workers/wire/fractionText.ts';
import { floorOf, PER_SECOND } from '../../workers/wire/instantText.ts';

/**
 * An instant as ISO 8601 without a zone, as DALI 1.1 §3.3.3 has it: `2016-01-01T00:00:00.5`. `ticks` count from 1970.
 */
export function isoTime(ticks: bigint, unit: TimeUnit): string {
  const per = PER_SECOND[unit];
  const seconds = floorOf(ticks, per);
  const date = new Date(Number(seconds) * 1000);
  if (Number.isNaN(date.getTime())) return `${ticks}`;
  return `${date.toISOString().slice(0, -5)}${fractionText(ticks - seconds * per, per)}`;
}
