import type { Shown } from '../../../workers/wire/shown.ts';
import type { Drawn } from '../drawn.ts';
import { laterView } from '../laterView.ts';
import { make } from '../../dom/make.ts';
import { htmlView } from '../text/htmlView.ts';
import type { MediaContext } from '../viewContext.ts';
import { playsHtml } from './playsHtml.ts';

const AT_REST: Shown = { data: { 'text/plain': 'An output that plays: run the cell to see it' } };
const WAITS = 'This output has scripts: they play once its cell has run here.';

/**
 * HTML of a cell. What plays by itself does so in a page of its own, where it may; else what is at rest of it is drawn.
 */
export function playableView(
  html: string,
  context: MediaContext & { readonly letPlay?: (() => Promise<void>) | undefined },
): Drawn {
  if (!playsHtml(html)) return htmlView(html, context);
  const { letPlay } = context;
  if (letPlay) return playing(html, context.siteUrl, letPlay);
  const element = make('div', { class: 'player-waits' }, make('p', {}, WAITS));
  // Without its scripts a table is one; a player is dead buttons.
  if (/<table/i.test(html)) element.append(htmlView(html, context).element);
  return { element, dispose: () => undefined };
}

function playing(html: string, siteUrl: string, letPlay: () => Promise<void>): Drawn {
  const drawn = laterView(async () => {
    const { playerView } = await import('./playerView.ts');
    return () => playerView(html, siteUrl, letPlay);
  });
  // As HTML it would be a table, or the dead parts of a player.
  return /<table/i.test(html) ? drawn : { ...drawn, kept: () => AT_REST };
}
