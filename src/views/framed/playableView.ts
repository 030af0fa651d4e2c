import type { Shown } from '../../../workers/wire/shown.ts';
import type { Drawn } from '../drawn.ts';
import { laterView } from '../laterView.ts';
import { make } from '../../dom/make.ts';
import { htmlView } from '../text/htmlView.ts';
import type { MediaContext } from '../viewContext.ts';
import type { PlayerContext } from './playerView.ts';
import { playsHtml } from './playsHtml.ts';

const AT_REST: Shown = { data: { 'text/plain': 'An output that plays: run the cell to see it' } };
const WAITS = 'This output has scripts: they play once its cell has run here.';

/**
 * HTML of a cell. What plays by itself does so in a page of its own, where it may; else what is at rest of it is drawn.
 */
export function playableView(
  html: string,
  context: MediaContext & {
    readonly parts?: Partial<PlayerContext['parts']>;
    readonly letPlay?: (() => Promise<void>) | undefined;
  },
): Drawn {
  if (!playsHtml(html)) return htmlView(html, context);
  const { siteUrl, parts, letPlay } = context;
  const take = parts?.take;
  if (take && letPlay) return playing(html, { siteUrl, parts: { take }, letPlay });
  const element = make('div', { class: 'player-waits' }, make('p', {}, WAITS));
  // Without its scripts a table is one; a player is dead buttons.
  if (/<table/i.test(html)) element.append(htmlView(html, context).element);
  return { element, dispose: () => undefined };
}

function playing(html: string, context: PlayerContext): Drawn {
  const drawn = laterView(async () => {
    const { playerView } = await import('./playerView.ts');
    return () => playerView(html, context);
  });
  // As HTML it would be a table, or the dead parts of a player.
  return /<table/i.test(html) ? drawn : { ...drawn, kept: () => AT_REST };
}
