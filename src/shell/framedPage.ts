import { make } from '../dom/make.ts';

/** All that the site shows inside another site's page: the way to open it in a window of its own. */
export function framedPage(): HTMLElement {
  const link = make('a', { href: location.href, target: '_blank', rel: 'noopener noreferrer' }, 'Open in a window');
  return make(
    'main',
    { class: 'problem' },
    make('h1', {}, 'Skybook'),
    make('p', {}, 'Notebooks open in a window of their own, not inside another page.'),
    make('p', {}, link),
  );
}
