import type { Reach } from '../../notebook/reach.ts';
import type { Keeping } from '../keeping.ts';
import type { Opening } from '../openRoute.ts';
import { sourceName } from '../source.ts';
import { isTrusted } from '../trust.ts';
import type { Standing } from './bar.ts';
import { onFirstUse } from '../../known/onFirstUse.ts';

/** What the reader may decide about a notebook, and the way to another address. */
export type Decisions = {
  readonly trust: () => void;
  readonly distrust: () => void;
  readonly showVersions: () => void;
  readonly go: (hash: string) => void;
};

const NAMED_COPIES = 3;
const when = onFirstUse(
  () => new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }),
);

/** What the bar says of an open notebook. */
export function standingOf(
  { origin, trust: given, kept: openedFrom, copies = [] }: Opening,
  { kept, from, trouble }: Pick<Keeping, 'kept' | 'from' | 'trouble'>,
  reach: Reach,
  { trust, distrust, showVersions, go }: Decisions,
): Standing {
  const source = sourceName(origin, from);
  const trusted = isTrusted(given);
  const actions: { label: string; run: () => void }[] = [];
  let text: string;
  if (origin === 'own') text = trouble ? 'Yours.' : 'Yours, kept in this browser.';
  else if (origin === 'shipped')
    text = kept
      ? 'Your copy of a notebook of this site.'
      : `Comes with this site.${trouble ? '' : ' Changes stay in your browser.'}`;
  else
    text = `${kept && origin !== 'disk' ? 'Your copy of a notebook from' : 'From'} ${source}${trusted ? ', trusted.' : ': runs apart, limited.'}`;
  if (from !== undefined && kept) actions.push({ label: 'The original', run: () => go(from) });
  if (!kept && !openedFrom)
    for (const { id, changedMs } of copies.slice(0, NAMED_COPIES))
      actions.push({
        label: copies.length === 1 ? 'Your changed copy' : `Your copy of ${when().format(changedMs)}`,
        run: () => go(`#mine/${id}`),
      });
  if (kept) actions.push({ label: 'Versions…', run: showVersions });
  if (origin !== 'own' && origin !== 'shipped')
    actions.push(trusted ? { label: 'End trust', run: distrust } : { label: 'Trust…', run: trust });
  return { origin, text, reach, actions };
}
