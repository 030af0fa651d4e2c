import { FIELD_HOSTS } from '../../notebook/fieldHosts.ts';
import type { Reach } from '../../notebook/reach.ts';
import { make } from '../../dom/make.ts';

/** What a running notebook may ask, as paragraphs and lists; the hosts of the field stand folded. */
export function hostsText(reach: Reach): readonly HTMLElement[] {
  if (reach === 'any') return [make('p', {}, 'It may ask any host.')];
  const list = (hosts: readonly string[]) =>
    make('ul', { class: 'hosts' }, ...hosts.map((host) => make('li', {}, host)));
  const named =
    reach.length === 0 ? [make('p', {}, 'Its code names no host.')] : [make('p', {}, 'Its code names:'), list(reach)];
  return [
    ...named,
    make(
      'details',
      {},
      make(
        'summary',
        {},
        `Like every notebook it may ask this site, services of the Virtual Observatory, and PyPI for packages (${FIELD_HOSTS.length} hosts)`,
      ),
      list(FIELD_HOSTS),
    ),
    make('p', { class: 'note' }, 'Once it runs, nothing else can be asked. Before that, nothing leaves this site.'),
  ];
}
