import { FIELD_HOSTS } from '../../notebook/fieldHosts.ts';
import type { Reach } from '../../notebook/reach.ts';
import { element } from '../element.ts';

/** What a running notebook may ask, as paragraphs and lists; the hosts of the field stand folded. */
export function hostsText(reach: Reach): readonly HTMLElement[] {
  if (reach === 'any') return [element('p', {}, 'It may ask any host.')];
  const list = (hosts: readonly string[]) =>
    element('ul', { class: 'hosts' }, ...hosts.map((host) => element('li', {}, host)));
  const named =
    reach.length === 0
      ? [element('p', {}, 'Its code names no host.')]
      : [element('p', {}, 'Its code names:'), list(reach)];
  return [
    ...named,
    element(
      'details',
      {},
      element(
        'summary',
        {},
        `Like every notebook it may ask this site, services of the Virtual Observatory, and PyPI for packages (${FIELD_HOSTS.length} hosts)`,
      ),
      list(FIELD_HOSTS),
    ),
    element('p', { class: 'note' }, 'Once it runs, nothing else can be asked. Before that, nothing leaves this site.'),
  ];
}
