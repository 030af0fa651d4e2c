import { itemAt } from '../known/itemAt.ts';
import { lastOf } from '../known/lastOf.ts';
import { countText } from '../known/countText.ts';

/** Where links are pasted, and about how many characters each keeps whole. */
const PLACES: readonly (readonly [place: string, most: number])[] = [
  ['a QR code', 2_000],
  ['Slack and most chats', 4_000],
  ['mail', 8_000],
  ['GitHub and GitLab', 60_000],
  ['browsers', 2_000_000],
];

/** Where a link of some length fits and where it does not, in words. */
export function linkFits(length: number): string {
  const fits = PLACES.filter(([, most]) => length <= most).map(([place]) => place);
  const cut = PLACES.filter(([, most]) => length > most).map(([place]) => place);
  const all = `${countText(length)} characters`;
  if (cut.length === 0) return `${all}: it fits anywhere, also in ${itemAt(fits, 0)}.`;
  if (fits.length === 0) return `${all}: no browser opens it. Put the file at an address instead.`;
  return `${all}: it fits in ${listed(fits)}; ${listed(cut)} may cut it.`;
}

function listed(all: readonly string[]): string {
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${lastOf(all)}`;
}
