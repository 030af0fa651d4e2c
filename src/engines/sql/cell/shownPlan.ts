import { MIME } from '../../../../workers/wire/shown.ts';
import type { ShownPlan } from '../../../../workers/wire/shownPlan.ts';
import { bytesText } from '../../../format/bytesText.ts';
import type { PassPlan } from '../parts/passPlan.ts';
import { countText } from '../../../known/countText.ts';

/** The plans as a part of what a cell shows, the passes themselves with them. */
export function planData(plans: readonly PassPlan[]): Readonly<Record<string, unknown>> {
  if (plans.length === 0) return {};
  const shown: ShownPlan = { summary: plans.map(summary).join('; '), text: plans.map(planText).join('\n\n') };
  return { [MIME.plan]: { ...shown, passes: plans } };
}

/** A plan in words. */
export function planText({
  catalogue,
  columns,
  partitions,
  ofPartitions,
  rowGroups,
  rows,
  requests,
  bytes,
  estimatedSeconds,
  enough,
  asked,
  why,
}: PassPlan): string {
  const seconds =
    estimatedSeconds < 1
      ? 'under a second'
      : estimatedSeconds < 120
        ? `some ${Math.round(estimatedSeconds)} s`
        : `some ${Math.round(estimatedSeconds / 60)} min`;
  const groups = asked === undefined ? `${rowGroups} row groups with ` : 'about ';
  return [
    `${catalogue}: ${partitions} of ${ofPartitions} partitions, ${groups}${countText(rows)} rows`,
    `columns ${columns.join(', ') || 'none'}`,
    ...(asked === undefined
      ? []
      : [`${asked}, asked of a server that makes its files: how large they are is not known before`]),
    `${asked === undefined ? '' : 'about '}${bytesText(bytes)} in ${requests} requests: ${seconds} at 100 Mb/s`,
    ...(enough === undefined ? [] : [`no more than holds the ${countText(enough)} rows of LIMIT`]),
    why === undefined
      ? 'each partition is answered by itself, and the answers are merged'
      : `rows are gathered first, since ${why}`,
  ].join('\n');
}

function summary({ catalogue, partitions, ofPartitions, bytes, read, fromDisk, enough, asked, why }: PassPlan): string {
  const way = enough !== undefined ? 'no more than LIMIT needs' : why === undefined ? 'split' : 'gathered';
  const size = read && !fromDisk ? readText(read) : `${asked === undefined ? '' : 'about '}${bytesText(bytes)}`;
  return `${catalogue}: ${partitions} of ${ofPartitions} partitions, ${size}, ${way}`;
}

function readText({ bytes, keptBytes }: NonNullable<PassPlan['read']>): string {
  if (bytes === keptBytes) return 'nothing fetched, all was kept from before';
  const kept = keptBytes > 0 ? `, and ${bytesText(keptBytes)} kept from before` : '';
  return `${bytesText(bytes - keptBytes)} fetched${kept}`;
}
