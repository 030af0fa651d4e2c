import type { Reach } from '../../notebook/reach.ts';
import type { Keeping } from '../keeping.ts';
import type { Opening } from '../openRoute.ts';
import { sourceName } from '../source.ts';
import { isTrusted } from '../trust.ts';
import type { Standing } from './bar.ts';

/** What the reader may decide about a notebook, and the way to another address. */
export type Decisions = { readonly trust: () => void; readonly distrust: () => void; readonly go: (hash: string) => void };

/** What the bar says of an open notebook. */
export function standingOf({ origin, trust: given, kept: openedFrom, copy }: Opening, { kept, from }: Pick<Keeping, 'kept' | 'from'>, reach: Reach, { trust, distrust, go }: Decisions): Standing {
  const source = sourceName(origin, from);
  const trusted = isTrusted(given);
  const actions: { label: string; run: () => void }[] = [];
  let text: string;
  if (origin === 'own') text = 'Yours, kept in this browser.';
  else if (origin === 'shipped') text = kept ? 'Your copy of a notebook of this site.' : 'Comes with this site. Changes stay in your browser.';
  else text = `${kept && origin !== 'disk' ? 'Your copy of a notebook from' : 'From'} ${source}${trusted ? ', trusted.' : ': runs apart, limited.'}`;
  if (from !== undefined && kept) actions.push({ label: 'The original', run: () => go(from) });
  if (copy && !kept && !openedFrom) actions.push({ label: 'Your changed copy', run: () => go(`#mine/${copy.id}`) });
  if (origin !== 'own' && origin !== 'shipped') actions.push(trusted ? { label: 'End trust', run: distrust } : { label: 'Trust…', run: trust });
  return { origin, text, reach, actions };
}
