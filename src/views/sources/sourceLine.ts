import type { Provenance } from '../../../workers/wire/provenance.ts';
import { countText } from '../../known/countText.ts';
import { MONTH_NAMES } from '../../known/monthNames.ts';

/** A source in one line: `SIMBAD TAP · 23 Nov 2026 22:10 UTC · 5,000 rows, truncated by the service`. */
export function sourceLine(source: Provenance): string {
  const { rows, isTruncated } = source;
  const count = rows === undefined ? '' : `${countText(rows)} ${rows === 1 ? 'row' : 'rows'}`;
  const cut = isTruncated ? 'truncated by the service' : '';
  return [sourceName(source), timeText(source.retrievedAt), [count, cut].filter(Boolean).join(', ')]
    .filter(Boolean)
    .join(' · ');
}

/** What people call a source: its service and protocol, or the catalogue that it holds. */
export function sourceName({ service, protocol, origin }: Provenance): string {
  if (protocol === 'HATS') return `${origin.title ?? service} (HATS)`;
  return !protocol || service.split(' ').includes(protocol) ? service : `${service} ${protocol}`;
}

/** `23 Nov 2026 22:10 UTC`, of an instant in ISO 8601; a text of another kind stays as it is. */
function timeText(iso: string): string {
  const date = dateOf(iso);
  const two = (value: number) => String(value).padStart(2, '0');
  return date ? `${dateText(iso)} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())} UTC` : iso;
}

/** `23 Nov 2026`, the day of an instant in UTC. */
export function dateText(iso: string): string {
  const date = dateOf(iso);
  return date ? `${date.getUTCDate()} ${MONTH_NAMES[date.getUTCMonth()]} ${date.getUTCFullYear()}` : iso;
}

function dateOf(iso: string): Date | undefined {
  const date = new Date(/T[\d:.]+$/.test(iso) ? `${iso}Z` : iso);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
