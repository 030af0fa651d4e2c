import './banner.css';
import { make } from '../dom/make.ts';

/**
 * The note under a notebook on a site that was set up without something; `lacks` are in words. Undefined on a whole
 * site.
 */
export function lacksNote(lacks: readonly string[]): HTMLElement | undefined {
  if (lacks.length === 0) return undefined;
  const text = `This site was set up without ${lacks.join(' and without ')}. The last lines of its set-up (npm run setup) say why.`;
  return make('aside', { class: 'banner', 'data-lacks': '', role: 'note' }, make('p', {}, text));
}
