import { element } from './element.ts';

/** All that the site shows inside another site's page: the way to open it in a window of its own. */
export function framedPage(): HTMLElement {
  const link = element('a', { href: location.href, target: '_blank', rel: 'noopener noreferrer' }, 'Open in a window');
  return element(
    'main',
    { class: 'problem' },
    element('h1', {}, 'Skybook'),
    element('p', {}, 'Notebooks open in a window of their own, not inside another page.'),
    element('p', {}, link),
  );
}
