import './banner.css';
import { element } from './element.ts';

/** Where a notebook came from, what its code would reach, and the way to trust it. */
export type Arrival = {
  readonly origin: 'own' | 'shipped' | 'link' | 'address';
  /** Hosts that the code mentions. */
  readonly hosts: readonly string[];
  readonly onTrust: () => void;
};

/** The note over a notebook that somebody else wrote: nothing has run, which hosts it mentions, how to trust it. */
export function arrivalBanner({ origin, hosts, onTrust }: Arrival): HTMLElement {
  const from = origin === 'link' ? 'a link' : 'another site';
  const reach = hosts.length === 0 ? 'Its code names no host.' : `Its code names ${hosts.length === 1 ? 'the host' : 'the hosts'} ${hosts.join(', ')}.`;
  const trust = element('button', { type: 'button', class: 'word-button banner-trust' }, 'Trust this notebook…');
  trust.addEventListener('click', onTrust);
  const text = element(
    'p',
    {},
    element('strong', {}, `This notebook came from ${from}. `),
    'Nothing has run; it runs in a sandbox, away from your other notebooks, when you press Run all. ',
    reach,
  );
  return element('aside', { class: 'banner', 'aria-label': 'Where this notebook came from' }, text, trust);
}
